package io.github.cloudmapreactor.infra.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.infra.replay.Handler;
import io.github.cloudmapreactor.infra.replay.SmallWorld;
import io.github.cloudmapreactor.infra.replay.Template;
import io.github.cloudmapreactor.infra.replay.Template.Resource;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.local.ManualClock;
import io.github.cloudmapreactor.local.SdkProperties;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import io.github.cloudmapreactor.local.lambda.QueueClient;
import io.github.cloudmapreactor.local.lambda.SqsBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The functions and queues of a template beside a stand-in for ECS, Cloud Map and SQS; what Lambda,
 * EventBridge and CloudWatch do is played here, in steps of a minute. So the watch looks once a
 * minute, which costs a sixth of the calls, and is all that alarms of a minute see.
 */
final class LiveStack implements AutoCloseable {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int BATCH = 10;

  private final Template template;
  private final ManualClock clock;
  private final StandIn aws;
  private final SdkProperties.Applied sdk;
  private final CloudWatch cloudWatch = new CloudWatch();
  private final Map<String, QueueClient> queues = new LinkedHashMap<>();
  private final Map<Handler, LiveFunction> functions = new EnumMap<>(Handler.class);
  private final Map<String, Instant> waiting = new LinkedHashMap<>();
  private boolean paused;

  LiveStack(Template template, SmallWorld world, Instant start) {
    this.template = template;
    clock = new ManualClock(start);
    aws = StandIn.start(Seed.parse(world.seed().toString()), clock);
    sdk =
        SdkProperties.endpoint(aws.endpoint(), template.place().region())
            .withFakeCredentials()
            .apply();
    for (Resource queue : template.resources("AWS::SQS::Queue")) {
      aws.addQueue(Seed.Queue.named(queue.logicalId()));
      queues.put(
          queue.logicalId(), new QueueClient(aws.endpoint(), aws.queueUrl(queue.logicalId())));
    }
    for (Resource function : template.resources("AWS::Lambda::Function")) {
      LiveFunction.Deployed deployed = deployed(function);
      functions.put(deployed.handler(), new LiveFunction(deployed, clock, cloudWatch));
    }
  }

  private LiveFunction.Deployed deployed(Resource function) {
    Map<String, String> settings = new HashMap<>();
    function
        .properties()
        .at("/Environment/Variables")
        .properties()
        .forEach(
            variable -> {
              String text = template.text(variable.getValue());
              settings.put(variable.getKey(), queues.containsKey(text) ? aws.queueUrl(text) : text);
            });
    settings.put(Setting.WATCH_INTERVAL.variable(), "1m");
    return new LiveFunction.Deployed(
        Handler.of(function.properties().path("Handler").asText()),
        template.place(),
        function.logicalId(),
        Duration.ofSeconds(function.properties().path("Timeout").asInt()),
        settings);
  }

  StandIn aws() {
    return aws;
  }

  CloudWatch cloudWatch() {
    return cloudWatch;
  }

  LiveFunction function(Handler handler) {
    return Optional.ofNullable(functions.get(handler)).orElseThrow();
  }

  Instant now() {
    return clock.instant();
  }

  /** What the output Pause does: the schedule and both mappings are off. */
  void pause(boolean on) {
    paused = on;
  }

  /** The rule forwards an event into the queue. */
  void forward(String event) {
    waiting.put(event, now());
    queue("EventsQueue").send(List.of(event));
  }

  /** The queue whose construct has that id. */
  QueueClient queue(String id) {
    return Optional.ofNullable(queues.get(queueName(id))).orElseThrow();
  }

  /** A person empties a queue. */
  void empty(String id) {
    aws.addQueue(Seed.Queue.named(queueName(id)));
  }

  private String queueName(String id) {
    return queues.keySet().stream()
        .filter(name -> name.matches("Reactor" + id + "[0-9A-F]{8}"))
        .findAny()
        .orElseThrow();
  }

  /** Lets a minute pass. */
  void minute() {
    Instant begin = now();
    measureQueues();
    if (!paused) {
      function(Handler.EVENTS).invoke("{\"minute\": \"%s\"}".formatted(begin));
      workOff("EventsQueue", Handler.EVENTS);
      workOff("Ticks", Handler.WATCH);
    }
    clock.advanceTo(begin.plus(MINUTE));
  }

  private void workOff(String queueId, Handler handler) {
    QueueClient queue = queue(queueId);
    List<JsonNode> messages = queue.receive(BATCH);
    if (messages.isEmpty()) {
      return;
    }
    SqsBatch batch = new SqsBatch(messages, template.arn(queueName(queueId)));
    List<JsonNode> done = batch.done(function(handler).invoke(batch.payload()));
    queue.delete(done);
    done.forEach(message -> waiting.remove(message.path("Body").asText()));
  }

  /** As SQS does; the age is reckoned here, for the stand-in does not tell it. */
  private void measureQueues() {
    for (String id : List.of("DeadLetters", "Undelivered")) {
      measure(id, "ApproximateNumberOfMessagesVisible", queue(id).size());
    }
    Duration age =
        waiting.values().stream()
            .findFirst()
            .map(sent -> Duration.between(sent, now()))
            .orElse(Duration.ZERO);
    measure("EventsQueue", "ApproximateAgeOfOldestMessage", (double) age.toSeconds());
  }

  private void measure(String id, String metric, double value) {
    cloudWatch.put("AWS/SQS", metric, "QueueName", queueName(id), now(), value);
  }

  @Override
  public void close() {
    functions.values().forEach(LiveFunction::close);
    sdk.close();
    aws.close();
  }
}
