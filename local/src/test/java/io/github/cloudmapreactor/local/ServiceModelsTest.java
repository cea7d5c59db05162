package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.local.lambda.InvocationResult;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.servicediscovery.model.CustomHealthStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The stand-in against the published models: every operation, and that the check can fail at all.
 */
final class ServiceModelsTest {
  private static final ServiceModels MODELS = new ServiceModels();

  @AutoClose
  private final TestBed bed =
      new TestBed(
          """
          { "account": "210987654321", "region": "eu-west-1",
            "cloudMapServices": [
              { "id": "srv-a", "customHealthCheck": true, "instances": [ { "id": "task-1", "attributes": { "zone": "a" } } ] },
              { "id": "srv-b" } ],
            "clusters": [
              { "name": "prod",
                "services": [
                  { "name": "a", "tags": { "team": "shop" }, "serviceRegistries": ["srv-b"], "healthCheckGracePeriodSeconds": 9,
                    "deployments": [ { "id": "ecs-svc/1", "serviceConnect": ["srv-a", "srv-b"] } ],
                    "taskSets": [ { "id": "ecs-svc/2", "serviceRegistries": ["srv-b"] } ] } ],
                "tasks": [
                  { "id": "task-1", "service": "a", "deployment": "ecs-svc/1", "lastStatus": "STOPPED", "desiredStatus": "STOPPED",
                    "createdAt": "2026-09-14T07:00:00Z", "startedAt": "2026-09-14T07:00:10.5Z", "stoppedAt": "2026-09-14T07:30:00Z",
                    "stopCode": "ServiceSchedulerInitiated", "healthStatus": "UNHEALTHY", "version": 9 } ] } ],
            "queues": [ { "name": "events", "deadLetterQueue": "dead-letters" }, "dead-letters" ] }
          """);

  @Test
  void everyOperationKeepsToItsModel() {
    cloudMap();
    ecs();
    sqs();
    deployment();

    // What was said meanwhile, TestBed has held against the models; here it is about completeness.
    Set<String> called = new HashSet<>();
    bed.standIn.journal().calls().forEach(call -> called.add(call.operation()));
    assertThat(called).isEqualTo(MODELS.operations());
    assertThat(bed.standIn.journal().calls()).allMatch(Call::succeeded);
  }

  private void cloudMap() {
    try (var cloudMap = bed.cloudMap()) {
      cloudMap.updateInstanceCustomHealthStatus(
          request ->
              request.serviceId("srv-a").instanceId("task-1").status(CustomHealthStatus.UNHEALTHY));
      cloudMap.discoverInstances(request -> request.namespaceName("local").serviceName("a"));
      cloudMap.registerInstance(
          request ->
              request
                  .serviceId("srv-a")
                  .instanceId("task-2")
                  .attributes(Map.of("k", "v"))
                  .creatorRequestId("once"));
      String operation =
          cloudMap
              .deregisterInstance(request -> request.serviceId("srv-a").instanceId("task-1"))
              .operationId();
      cloudMap.getOperation(request -> request.operationId(operation));
      bed.operationsEnd();
      cloudMap.getOperation(request -> request.operationId(operation));
      cloudMap.getInstance(request -> request.serviceId("srv-a").instanceId("task-2"));
      cloudMap.listInstances(request -> request.serviceId("srv-a").maxResults(1));
      cloudMap.getService(request -> request.id("srv-a"));
    }
  }

  private void ecs() {
    try (var ecs = bed.ecs()) {
      ecs.describeTasks(request -> request.cluster("prod").tasks("task-1", "task-9"));
      ecs.describeServices(
          request -> request.cluster("prod").services("a", "none").include(ServiceField.TAGS));
      bed.standIn.putTask("prod", SeedTask.parse("{ \"id\": \"task-2\" }"));
      bed.standIn.putTask("prod", SeedTask.parse("{ \"id\": \"task-3\" }"));
      ecs.listTasks(request -> request.cluster("prod").maxResults(1));
      ecs.stopTask(request -> request.cluster("prod").task("task-2").reason("sick"));
      ecs.describeTasks(request -> request.cluster("prod").tasks("task-2"));
      ecs.listServices(request -> request.cluster("prod"));
      ecs.listClusters();
    }
  }

  private void deployment() {
    bed.standIn
        .deployment()
        .put(
            new Deployment.Function(
                "f", "F", "live", Map.of("KEY", "v"), InvocationResult.Returned::new));
    bed.standIn.deployment().put(new Deployment.Mapping("m", "f", "events", "Enabled"));
    bed.standIn
        .deployment()
        .put(
            new Deployment.Rule(
                "r",
                "default",
                "ENABLED",
                "",
                Optional.of("{}"),
                Optional.of("arn:t"),
                Optional.of("arn:d")));
    try (var lambda = bed.lambda();
        var events = bed.events();
        var iam = bed.iam()) {
      iam.simulatePrincipalPolicy(
          request ->
              request
                  .policySourceArn("arn:aws:iam::210987654321:role/f")
                  .actionNames("route53:ChangeResourceRecordSets"));
      lambda.listFunctions();
      lambda.getFunctionConfiguration(request -> request.functionName("f").qualifier("live"));
      lambda.listEventSourceMappings(request -> request.functionName("f"));
      lambda.invoke(request -> request.functionName("f").payload(SdkBytes.fromUtf8String("{}")));
      events.listRules(request -> request.namePrefix("r"));
      events.listTargetsByRule(request -> request.rule("r"));
    }
  }

  private void sqs() {
    try (var sqs = bed.sqs()) {
      String url = sqs.getQueueUrl(request -> request.queueName("events")).queueUrl();
      var attribute = MessageAttributeValue.builder().dataType("String").stringValue("v").build();
      sqs.sendMessage(
          request ->
              request.queueUrl(url).messageBody("body").messageAttributes(Map.of("k", attribute)));
      var message =
          sqs.receiveMessage(
                  request ->
                      request
                          .queueUrl(url)
                          .messageAttributeNames("All")
                          .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
              .messages()
              .get(0);
      sqs.changeMessageVisibility(
          request ->
              request.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(9));
      sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
      sqsBatches(sqs, url);
      sqs.listQueues(request -> request.queueNamePrefix("e").maxResults(1));
      sqs.getQueueAttributes(
          request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL));
    }
  }

  private static void sqsBatches(SqsClient sqs, String url) {
    sqs.sendMessageBatch(
        request ->
            request
                .queueUrl(url)
                .entries(
                    SendMessageBatchRequestEntry.builder().id("good").messageBody("body").build(),
                    SendMessageBatchRequestEntry.builder()
                        .id("bad")
                        .messageBody("body")
                        .delaySeconds(901)
                        .build()));
    String handle =
        sqs.receiveMessage(request -> request.queueUrl(url)).messages().get(0).receiptHandle();
    sqs.changeMessageVisibilityBatch(
        request ->
            request
                .queueUrl(url)
                .entries(
                    ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id("good")
                        .receiptHandle(handle)
                        .visibilityTimeout(9)
                        .build(),
                    ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id("bad")
                        .receiptHandle("%%%")
                        .build()));
    sqs.deleteMessageBatch(
        request ->
            request
                .queueUrl(url)
                .entries(
                    DeleteMessageBatchRequestEntry.builder()
                        .id("good")
                        .receiptHandle(handle)
                        .build(),
                    DeleteMessageBatchRequestEntry.builder()
                        .id("bad")
                        .receiptHandle("%%%")
                        .build()));
  }

  @Test
  void standInHasTheOperationsOfTheExtractAndNoMore() {
    World world = new World(Seed.empty("210987654321", "eu-west-1"), bed.clock, "http://127.0.0.1");

    assertThat(world.operationNames()).isEqualTo(MODELS.operations());
  }

  static Stream<Arguments> wrongExchanges() {
    String good = "{'ServiceId':'srv-a','InstanceId':'task-1'}";
    return Stream.of(
        arguments(
            good,
            200,
            "{'OperationId':7}",
            "DeregisterInstance answer.OperationId: expected a text, found 7"),
        arguments(
            good, 200, "{'Id':'op'}", "DeregisterInstance answer.Id: there is no such member"),
        arguments(
            "{'ServiceId':'srv-a'}",
            200,
            "{}",
            "DeregisterInstance request: InstanceId is missing"),
        arguments(
            good.replace("task-1", "x".repeat(65)),
            200,
            "{}",
            "DeregisterInstance request.InstanceId: 65 is out of range"),
        arguments(
            good,
            400,
            "{'__type':'ClusterNotFoundException'}",
            "DeregisterInstance ClusterNotFoundException: the model declares only"),
        arguments(
            good,
            500,
            "{'__type':'InstanceNotFound'}",
            "DeregisterInstance InstanceNotFound: HTTP status 500 instead of 400"),
        arguments(
            good,
            400,
            "{'__type':'InstanceNotFound','message':'no'}",
            "DeregisterInstance InstanceNotFound: there is no member message"));
  }

  @ParameterizedTest
  @MethodSource("wrongExchanges")
  void checkFindsWhatIsWrong(String request, int status, String answer, String violation) {
    assertThat(violations("servicediscovery", "DeregisterInstance", request, status, answer))
        .singleElement()
        .asString()
        .startsWith(violation);
  }

  @Test
  void checkLooksIntoListsMapsAndEnums() {
    assertThat(
            violations(
                "servicediscovery",
                "GetOperation",
                "{'OperationId':'op'}",
                200,
                "{'Operation':{'Status':'DONE','CreateDate':'today','Targets':{'TASK':'t'}}}"))
        .containsExactly(
            "GetOperation answer.Operation.Status: DONE is none of [SUBMITTED, PENDING, SUCCESS, FAIL]",
            "GetOperation answer.Operation.CreateDate: expected a number, found \"today\"",
            "GetOperation answer.Operation.Targets.TASK: TASK is none of [NAMESPACE, SERVICE, INSTANCE]");
    assertThat(
            violations(
                "ecs",
                "DescribeTasks",
                "{'tasks':['a', 1]}",
                200,
                "{'tasks':[{'version':1.5,'healthStatus':'SICK','attachments':[{'kind':'eni'}]}],'failures':{}}"))
        .containsExactly(
            "DescribeTasks request.tasks[1]: expected a text, found 1",
            "DescribeTasks answer.tasks[0].version: expected a whole number, found 1.5",
            "DescribeTasks answer.tasks[0].healthStatus: SICK is none of [HEALTHY, UNHEALTHY, UNKNOWN]",
            "DescribeTasks answer.tasks[0].attachments[0].kind: there is no such member",
            "DescribeTasks answer.failures: expected a list, found {}");
    assertThat(violations("ecs", "RunTask", "{}", 200, "{}"))
        .containsExactly("RunTask is in no model");
  }

  private static List<String> violations(
      String service, String operation, String request, int status, String answer) {
    var call = new Call(Instant.EPOCH, service, operation, json(request), status, "", "");
    return MODELS.violations(call, json(answer));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
