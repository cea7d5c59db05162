package io.github.cloudmapreactor.local;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The services that are played, with what differs in how each of them speaks JSON. */
enum AwsService {
  CLOUD_MAP("servicediscovery", "Route53AutoNaming_v20170314", "1.1", "Message", "InvalidInput"),
  ECS("ecs", "AmazonEC2ContainerServiceV20141113", "1.1", "message", "InvalidParameterException"),
  EVENTS("events", "AWSEvents", "1.1", "message", "ValidationException"),
  IAM("iam", "", "", "message", "InvalidInput"),
  LAMBDA("lambda", "", "1.1", "Message", "InvalidParameterValueException"),
  SQS("sqs", "AmazonSQS", "1.0", "message", "InvalidParameterValue");

  // SQS still spoke its query protocol when these were named; its clients read the old codes from a
  // header.
  private static final Map<String, String> SQS_QUERY_CODES =
      Map.of(
          "BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
          "BatchRequestTooLong", "AWS.SimpleQueueService.BatchRequestTooLong",
          "EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest",
          "InvalidBatchEntryId", "AWS.SimpleQueueService.InvalidBatchEntryId",
          "TooManyEntriesInBatchRequest", "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
          "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue",
          "MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight",
          "UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation");

  private final String journalName;
  private final String targetPrefix;
  private final String jsonVersion;
  private final String messageMember;
  private final String invalidType;

  AwsService(
      String journalName,
      String targetPrefix,
      String jsonVersion,
      String messageMember,
      String invalidType) {
    this.journalName = journalName;
    this.targetPrefix = targetPrefix;
    this.jsonVersion = jsonVersion;
    this.messageMember = messageMember;
    this.invalidType = invalidType;
  }

  static Optional<AwsService> byTargetPrefix(String prefix) {
    return Arrays.stream(values())
        .filter(service -> !service.targetPrefix.isEmpty() && service.targetPrefix.equals(prefix))
        .findFirst();
  }

  String journalName() {
    return journalName;
  }

  String contentType() {
    return this == IAM ? "text/xml" : "application/x-amz-json-" + jsonVersion;
  }

  String messageMember() {
    return messageMember;
  }

  /** The {@code __type} of an error on the wire. */
  String wireType(String type) {
    return this == SQS ? "com.amazonaws.sqs#" + type : type;
  }

  /** The value of the header that carries the query protocol's error code. */
  Optional<String> queryError(ServiceError error) {
    if (this != SQS) {
      return Optional.empty();
    }
    String code = SQS_QUERY_CODES.getOrDefault(error.type(), error.type());
    return Optional.of(code + (error.status() < 500 ? ";Sender" : ";Receiver"));
  }

  ServiceError invalid(String message) {
    return new ServiceError(invalidType, message);
  }

  /** What the service answers when calls come too fast. */
  ServiceError throttled(String operation) {
    String type =
        switch (this) {
          // Of the operations here, the published model declares it for this one alone.
          case CLOUD_MAP ->
              operation.equals("DiscoverInstances")
                  ? "RequestLimitExceeded"
                  : "ThrottlingException";
          case ECS, EVENTS -> "ThrottlingException";
          case IAM -> "Throttling";
          case LAMBDA -> "TooManyRequestsException";
          case SQS -> "RequestThrottled";
        };
    return new ServiceError(type, this == LAMBDA ? 429 : 400, "Rate exceeded");
  }

  /** An error of the model by name. */
  ServiceError error(String type) {
    int status = type.equals("ServerException") ? 500 : 400;
    return new ServiceError(type, status, "Scripted by the stand-in: " + type);
  }

  ServiceError accessDenied(String operation) {
    return new ServiceError(
        this == IAM ? "AccessDenied" : "AccessDeniedException",
        this == IAM ? 403 : 400,
        "User is not authorized to perform: %s:%s".formatted(journalName, operation));
  }

  /** What a caller is told whose clock is behind. */
  ServiceError signatureExpired() {
    return new ServiceError(
        "InvalidSignatureException",
        "Signature expired: the request was signed more than 5 min. ago");
  }

  ServiceError internalError() {
    String type =
        switch (this) {
          case ECS -> "ServerException";
          case EVENTS -> "InternalException";
          case LAMBDA -> "ServiceException";
          case IAM -> "ServiceFailure";
          case CLOUD_MAP, SQS -> "InternalFailure";
        };
    return new ServiceError(type, 500, "The request failed because of an internal error");
  }

  ServiceError unavailable() {
    return new ServiceError("ServiceUnavailable", 503, "The service is temporarily unavailable");
  }
}
