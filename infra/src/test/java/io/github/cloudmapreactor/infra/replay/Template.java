package io.github.cloudmapreactor.infra.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A synthesized template as CloudFormation would deploy it in a place: its intrinsic functions
 * become text. One that is not known here is an error, never a guess.
 */
public record Template(JsonNode json, Place place) {

  /** A resource of the template. */
  public record Resource(String logicalId, String type, JsonNode properties) {}

  /** All resources of a type. */
  public List<Resource> resources(String type) {
    return json.path("Resources").properties().stream()
        .map(entry -> resource(entry.getKey()))
        .filter(resource -> resource.type().equals(type))
        .toList();
  }

  /** The resource of that logical id. */
  public Resource resource(String logicalId) {
    JsonNode found = json.path("Resources").path(logicalId);
    if (found.isMissingNode()) {
      throw new IllegalArgumentException("the template has no resource " + logicalId);
    }
    return new Resource(logicalId, found.path("Type").asText(), found.path("Properties"));
  }

  /** The logical id that a Ref or the GetAtt of an ARN points to; empty where it is neither. */
  public static Optional<String> target(JsonNode node) {
    if (node.has("Ref")) {
      return Optional.of(node.get("Ref").asText());
    }
    JsonNode attribute = node.path("Fn::GetAtt");
    return attribute.path(1).asText().equals("Arn")
        ? Optional.of(attribute.get(0).asText())
        : Optional.empty();
  }

  /** One or more texts. */
  public List<String> texts(JsonNode node) {
    if (!node.isArray()) {
      return List.of(text(node));
    }
    return StreamSupport.stream(node.spliterator(), false).map(this::text).toList();
  }

  /** The text that a value becomes. */
  public String text(JsonNode node) {
    if (node.isValueNode()) {
      return node.asText();
    }
    if (node.size() == 1 && node.has("Ref")) {
      return reference(node.get("Ref").asText());
    }
    if (node.size() == 1 && node.has("Fn::GetAtt")) {
      return attribute(node.get("Fn::GetAtt"));
    }
    if (node.size() == 1 && node.has("Fn::Join")) {
      JsonNode join = node.get("Fn::Join");
      return String.join(join.get(0).asText(), texts(join.get(1)));
    }
    throw new IllegalArgumentException("no known intrinsic function: " + node);
  }

  private String reference(String name) {
    Map<String, String> pseudoParameters =
        Map.of(
            "AWS::StackName", "stack",
            "AWS::Partition", place.partition(),
            "AWS::Region", place.region(),
            "AWS::AccountId", place.account());
    return Optional.ofNullable(pseudoParameters.get(name))
        .orElseGet(() -> resource(name).logicalId());
  }

  private String attribute(JsonNode attribute) {
    String logicalId = attribute.path(0).asText();
    return switch (attribute.path(1).asText()) {
      case "Arn" -> arn(logicalId);
      case "QueueName" -> resource(logicalId).logicalId();
      default -> throw new IllegalArgumentException("no known attribute: " + attribute);
    };
  }

  /** The ARN of a resource, which is named by its logical id. */
  public String arn(String logicalId) {
    Resource resource = resource(logicalId);
    return switch (resource.type()) {
      case "AWS::CloudWatch::Alarm" -> place.arn("cloudwatch", "alarm:" + logicalId);
      case "AWS::KMS::Key" -> place.arn("kms", "key/" + logicalId);
      case "AWS::Lambda::Function" -> place.arn("lambda", "function:" + logicalId);
      // CloudFormation's ARN of a log group ends so.
      case "AWS::Logs::LogGroup" -> place.arn("logs", "log-group:" + logicalId + ":*");
      case "AWS::SQS::Queue" -> place.arn("sqs", logicalId);
      default -> throw new IllegalArgumentException("no known ARN: " + resource);
    };
  }

  /** What a role's policies say, wherever in the template they stand. */
  public List<JsonNode> policiesOf(String roleId) {
    List<JsonNode> documents = new ArrayList<>();
    resource(roleId)
        .properties()
        .path("Policies")
        .forEach(policy -> documents.add(policy.path("PolicyDocument")));
    for (String type : List.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")) {
      resources(type).stream()
          .map(Resource::properties)
          .filter(policy -> targets(policy.path("Roles")).contains(roleId))
          .forEach(policy -> documents.add(policy.path("PolicyDocument")));
    }
    return documents;
  }

  private static List<String> targets(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false)
        .flatMap(node -> target(node).stream())
        .collect(Collectors.toList());
  }
}
