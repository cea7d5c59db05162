package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.cli.aws.Home;
import io.github.cloudmapreactor.cli.function.FunctionRun;
import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.local.ManualClock;
import io.github.cloudmapreactor.local.SdkProperties;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.SeedTask;
import io.github.cloudmapreactor.local.StandIn;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A stand-in with a service and the deployed function, whose rights the story takes away. */
final class RedriveDemoWorld implements AutoCloseable {

  static final Instant BEGIN = Instant.parse("2026-09-21T09:00:00Z");
  static final Home HOME = new Home("aws", "eu-west-1", "123456789012");

  private static final String CLUSTER = "shop";
  private static final String SERVICE = "orders";
  private static final String DEAD_LETTERS = "CloudMapReactor-ReactorDeadLetters4590B72B-Demo";
  private static final String UNDELIVERED = "CloudMapReactor-ReactorUndeliveredB61163B3-Demo";

  private final ManualClock clock = new ManualClock(BEGIN);
  private final StandIn standIn = StandIn.start(HOME.emptySeed(), clock);
  private final SdkProperties sdk =
      SdkProperties.endpoint(standIn.endpoint(), HOME.region()).withFakeCredentials();
  private final FunctionRun function;

  RedriveDemoWorld() {
    standIn.operationTimes(Duration.ZERO, Duration.ZERO);
    standIn.addQueue(Seed.Queue.named(DEAD_LETTERS));
    standIn.addQueue(Seed.Queue.named(UNDELIVERED));
    standIn.putCluster(new Seed.Cluster(CLUSTER, List.of(), List.of()));
    standIn.putCloudMapService(
        new Seed.CloudMapService(
            "srv-orders", SERVICE, "shop.local", HOME.account(), false, List.of()));
    standIn.putService(
        CLUSTER,
        Seed.Service.active(
            SERVICE,
            4,
            Map.of(),
            List.of(new Seed.Deployment("ecs-svc/1", "PRIMARY", List.of("srv-orders")))));
    List.of("orders-1", "orders-2", "orders-3", "orders-4").forEach(this::start);
    function =
        new FunctionRun(
            Map.of(Setting.DEAD_LETTER_QUEUE.variable(), standIn.queueUrl(DEAD_LETTERS)),
            clock,
            clock::advance);
  }

  private void start(String task) {
    standIn.putTask(
        CLUSTER,
        new SeedTask(
            TaskEvent.id(task),
            SERVICE,
            "ecs-svc/1",
            null,
            "FARGATE",
            new SeedTask.State("RUNNING", "RUNNING", "HEALTHY", 5, BEGIN, BEGIN, null, null),
            List.of()));
    standIn.registerInstance(
        "srv-orders", TaskEvent.id(task), Map.of("AWS_INSTANCE_IPV4", "10.0.0.1"));
  }

  ManualClock clock() {
    return clock;
  }

  URI endpoint() {
    return standIn.endpoint();
  }

  /** Somebody takes the function's right to deregister away. */
  void takeTheRight() {
    standIn.faults().on("DeregisterInstance").accessDenied();
  }

  void giveTheRightBack() {
    standIn.faults().clear();
  }

  /** A task begins to stop, as ECS sees it. */
  void stop(String task) {
    standIn.stopTask(CLUSTER, TaskEvent.id(task));
  }

  /** A task's health, as ECS sees it. */
  void health(String task, String health) {
    standIn.setHealth(CLUSTER, TaskEvent.id(task), health);
  }

  /** The function gets what EventBridge delivers. */
  void deliver(String event) {
    sdk.during(() -> function.invokeBatch(List.of(event), HOME));
  }

  /** EventBridge puts aside what it may not deliver. */
  void putAside(String event) {
    sdk.during(
        () -> {
          try (SqsClient sqs = SqsClient.create()) {
            return sqs.sendMessage(
                request ->
                    request
                        .queueUrl(standIn.queueUrl(UNDELIVERED))
                        .messageBody(event)
                        .messageAttributes(
                            Map.of(
                                "ERROR_CODE", text("NO_PERMISSIONS"),
                                "ERROR_MESSAGE", text("The queue's policy does not let it in"))));
          }
        });
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  /** The instances that are listed, each by the beginning of its id. */
  SortedMap<String, SortedSet<String>> registry() {
    return Text.withShortIds(standIn.registry());
  }

  @Override
  public void close() {
    function.close();
    standIn.close();
  }
}
