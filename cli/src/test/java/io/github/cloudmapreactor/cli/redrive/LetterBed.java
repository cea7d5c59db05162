package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.cli.aws.Home;
import io.github.cloudmapreactor.cli.function.FunctionRun;
import io.github.cloudmapreactor.cli.function.RealTime;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.local.SdkProperties;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.SeedTask;
import io.github.cloudmapreactor.local.StandIn;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * An ECS service with tasks that are registered, in a stand-in; a queue of dead letters in the same
 * or in somebody else's SQS; and an operator's shell that leads to both.
 */
final class LetterBed implements AutoCloseable {

  static final Home HOME = new Home("aws", "eu-west-1", "123456789012");
  static final String DEAD_LETTERS = "CloudMapReactor-ReactorDeadLetters4590B72B-1a2B3c4D5e6F";
  static final String UNDELIVERED = "CloudMapReactor-ReactorUndeliveredB61163B3-6F5e4D3c2B1a";
  static final String REGISTRY = "srv-orders";

  private static final String CLUSTER = "shop";
  private static final String SERVICE = "orders";

  final StandIn standIn = StandIn.start(HOME.emptySeed(), InstantSource.system());
  final SqsClient sqs;
  private final SdkProperties sdk;
  private String queue = DEAD_LETTERS;

  /** With the stand-in's own SQS. */
  LetterBed() {
    this.sdk = SdkProperties.endpoint(standIn.endpoint(), HOME.region()).withFakeCredentials();
    this.sqs = client(standIn.endpoint());
    standIn.addQueue(Seed.Queue.named(DEAD_LETTERS));
    standIn.addQueue(Seed.Queue.named(UNDELIVERED));
    putService(Map.of());
  }

  /** With another SQS. */
  LetterBed(URI otherSqs, String queue) {
    Map<String, String> properties =
        new HashMap<>(
            SdkProperties.endpoint(standIn.endpoint(), HOME.region())
                .withFakeCredentials()
                .values());
    properties.put("aws.endpointUrlSqs", otherSqs.toString());
    this.sdk = new SdkProperties(properties);
    this.sqs = client(otherSqs);
    sqs.createQueue(request -> request.queueName(queue));
    this.queue = queue;
    putService(Map.of());
  }

  private static SqsClient client(URI endpoint) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(HOME.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("somebody", "somebody")))
        .build();
  }

  /** The ECS service with these tags; four tasks are wanted. */
  void putService(Map<String, String> tags) {
    standIn.operationTimes(Duration.ZERO, Duration.ZERO);
    standIn.putCluster(new Seed.Cluster(CLUSTER, List.of(), List.of()));
    standIn.putCloudMapService(
        new Seed.CloudMapService(
            REGISTRY, SERVICE, "shop.local", HOME.account(), false, List.of()));
    standIn.putService(
        CLUSTER,
        Seed.Service.active(
            SERVICE,
            4,
            tags,
            List.of(new Seed.Deployment("ecs-svc/1", "PRIMARY", List.of(REGISTRY)))));
  }

  /** A task in version 5 that runs and is registered. */
  void start(String task, String health) {
    Instant started = Instant.now().minus(Duration.ofDays(1));
    standIn.putTask(
        CLUSTER,
        new SeedTask(
            TaskEvent.id(task),
            SERVICE,
            "ecs-svc/1",
            null,
            "FARGATE",
            new SeedTask.State("RUNNING", "RUNNING", health, 5, started, started, null, null),
            List.of()));
    standIn.registerInstance(REGISTRY, TaskEvent.id(task), Map.of("AWS_INSTANCE_IPV4", "10.0.0.1"));
  }

  /** The event of a change of a task, long ago. */
  static TaskEvent event(String task) {
    return new TaskEvent(HOME, CLUSTER, task, 5, Instant.now().minus(Duration.ofHours(3)));
  }

  /** What the function writes beside an event that it gives up. */
  static Map<String, String> givenUp(String type, String message) {
    return Map.of("ErrorType", type, "ErrorMessage", message);
  }

  /** Puts a letter into the queue. */
  void put(String body, Map<String, String> attributes) {
    put(queue, body, attributes);
  }

  void put(String queueName, String body, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> values = new HashMap<>();
    attributes.forEach(
        (name, value) ->
            values.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    sqs.sendMessage(
        request -> request.queueUrl(url(queueName)).messageBody(body).messageAttributes(values));
  }

  /** Delivers an event to the function as it is deployed. */
  void deliver(String event) {
    Map<String, String> settings = Map.of(Setting.DEAD_LETTER_QUEUE.variable(), url(queue));
    sdk.during(
        () -> {
          try (FunctionRun function =
              new FunctionRun(settings, InstantSource.system(), RealTime::sleep)) {
            return function.invokeBatch(List.of(event), HOME);
          }
        });
  }

  /** Redrives the queue, as an operator with an account would. */
  Ran redrive(String... options) {
    return redrive(Cli.PLAIN, options);
  }

  Ran redrive(Cli cli, String... options) {
    List<String> arguments = new ArrayList<>(List.of("redrive", "--aws", "--queue", queue));
    arguments.addAll(List.of(options));
    return run(cli, arguments.toArray(String[]::new));
  }

  /** Runs the tool with a shell that leads here. */
  Ran run(Cli cli, String... arguments) {
    return sdk.during(() -> cli.run(arguments));
  }

  /** What the queue holds, such as {@code 3 visible, 0 hidden}. */
  String holds() {
    Map<QueueAttributeName, String> attributes =
        sqs.getQueueAttributes(
                request -> request.queueUrl(url(queue)).attributeNames(QueueAttributeName.ALL))
            .attributes();
    return "%s visible, %s hidden"
        .formatted(
            attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
            attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
  }

  /** The bodies that can be received at once; they are hidden then. */
  List<String> bodies() {
    return sqs
        .receiveMessage(request -> request.queueUrl(url(queue)).maxNumberOfMessages(10))
        .messages()
        .stream()
        .map(Message::body)
        .toList();
  }

  /** The tasks that are registered. */
  Set<String> registered() {
    return standIn.registry().getOrDefault(REGISTRY, new TreeSet<>());
  }

  String url(String queueName) {
    return sqs.getQueueUrl(request -> request.queueName(queueName)).queueUrl();
  }

  /** Wherever the lines end. */
  static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Override
  public void close() {
    sqs.close();
    standIn.close();
  }
}
