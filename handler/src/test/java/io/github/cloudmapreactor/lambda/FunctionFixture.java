package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.aws.SdkToStandIn;
import io.github.cloudmapreactor.local.Call;
import io.github.cloudmapreactor.local.ManualClock;
import io.github.cloudmapreactor.local.SdkProperties;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The real function beside a stand-in for AWS: its SDK clients find the stand-in through the SDK's
 * own configuration chain, and both share a clock that only the test moves.
 */
final class FunctionFixture implements AutoCloseable {

  static final String QUEUE = "dead-letters";
  static final String TICKS = "ticks";
  private static final ObjectMapper JSON = new ObjectMapper();

  final ManualClock clock = new ManualClock(Instant.parse(Events.UPDATED_AT));
  final StandIn aws;
  final FakeContext context = new FakeContext();
  private final SdkProperties.Applied properties;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private FunctionHandler function;

  FunctionFixture(String seed, Map<String, String> settings) {
    aws = StandIn.start(Seed.parse(seed), clock);
    properties = SdkToStandIn.at(aws.endpoint());
    function = start(settings);
  }

  FunctionFixture(String seed) {
    this(seed, Map.of());
  }

  /** A cold function, as in a new execution environment. */
  void restart(Map<String, String> settings) {
    function.close();
    function = start(settings);
  }

  private FunctionHandler start(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.putIfAbsent("REACTOR_DEAD_LETTER_QUEUE", aws.queueUrl(QUEUE));
    return new FunctionHandler(
        environment, clock, clock::advance, new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  /** Invokes the function with a direct event, and parses its answer. */
  JsonNode invoke(String event) {
    return parse(invokeRaw(event.getBytes(StandardCharsets.UTF_8)));
  }

  String invokeRaw(byte[] input) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      function.handleRequest(new ByteArrayInputStream(input), output, context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  /** Invokes the function with a batch, and returns the indexes of the items that come again. */
  List<Integer> invokeBatch(String... bodies) {
    JsonNode answer = invoke(batchOf(bodies));
    return answer.get("batchItemFailures").findValuesAsText("itemIdentifier").stream()
        .map(id -> Integer.valueOf(id.substring("message-".length())))
        .toList();
  }

  /** A batch of SQS messages as Lambda hands it over. */
  static String batchOf(String... bodies) {
    var batch = JSON.createObjectNode();
    var records = batch.putArray("Records");
    for (int i = 0; i < bodies.length; i++) {
      records
          .addObject()
          .put("messageId", "message-" + i)
          .put("receiptHandle", "handle-" + i)
          .put("body", bodies[i])
          .put("eventSource", "aws:sqs")
          .putObject("attributes")
          .put("ApproximateReceiveCount", "1");
    }
    return batch.toString();
  }

  /** The calls that the stand-in has seen since the last time that this was asked. */
  List<String> calls() {
    List<String> calls = aws.journal().calls().stream().map(Call::operation).toList();
    aws.journal().clear();
    return calls;
  }

  /** The dead letters that the queue took, as they were sent. */
  List<JsonNode> deadLetters() {
    return aws.journal().calls().stream()
        .filter(call -> call.operation().equals("SendMessage") && call.succeeded())
        .map(Call::request)
        .toList();
  }

  /** What was logged since the last time that this was asked, each line as it is promised. */
  List<String> logLines() {
    String text = log.toString(StandardCharsets.UTF_8);
    log.reset();
    text.lines().forEach(LogSchema::check);
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n", -1));
  }

  /** The one line that was logged since the last time, parsed. */
  JsonNode logLine() {
    List<String> lines = logLines();
    if (lines.size() != 2 || !lines.get(1).isEmpty()) {
      throw new AssertionError("expected one line: " + lines);
    }
    return parse(lines.get(0));
  }

  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  @Override
  public void close() {
    function.close();
    aws.close();
    properties.close();
  }

  /** As Service Connect registers a task of orders, and a note to quote. */
  static final Map<String, String> ATTRIBUTES =
      Map.of(
          "AWS_INSTANCE_IPV4", "10.0.1.17",
          "DeploymentId", "arn:aws:ecs:eu-west-1:210987654321:task-set/prod/orders/ecs-svc/45",
          "NOTE", "it's");

  /** A registry with one Cloud Map service, in which these tasks of orders are listed. */
  static String seedOf(String... taskIds) {
    var seed = JSON.createObjectNode().put("account", "210987654321").put("region", "eu-west-1");
    var srv = seed.putArray("cloudMapServices").addObject().put("id", "srv-orders");
    var instances = srv.putArray("instances");
    var cluster = seed.putArray("clusters").addObject().put("name", "prod");
    var service = cluster.putArray("services").addObject().put("name", "orders");
    service.put("desiredCount", taskIds.length);
    service
        .putArray("deployments")
        .addObject()
        .put("id", "ecs-svc/45")
        .putArray("serviceConnect")
        .add("srv-orders");
    var tasks = cluster.putArray("tasks");
    for (String id : taskIds) {
      var attributes = instances.addObject().put("id", id).putObject("attributes");
      ATTRIBUTES.forEach(attributes::put);
      tasks
          .addObject()
          .put("id", id)
          .put("service", "orders")
          .put("deployment", "ecs-svc/45")
          .put("healthStatus", "HEALTHY")
          .put("startedAt", "2026-09-14T08:00:00.000Z")
          .put("version", 6);
    }
    seed.putArray("queues").add(QUEUE).add(TICKS);
    return seed.toString();
  }
}
