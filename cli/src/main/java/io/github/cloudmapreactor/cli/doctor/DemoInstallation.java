package io.github.cloudmapreactor.cli.doctor;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.cloudmapreactor.cli.aws.Home;
import io.github.cloudmapreactor.cli.function.FunctionContext;
import io.github.cloudmapreactor.cli.function.RealTime;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.lambda.FunctionHandler;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.lambda.Settings;
import io.github.cloudmapreactor.lambda.WatchHandler;
import io.github.cloudmapreactor.local.Deployment;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import io.github.cloudmapreactor.local.lambda.InvocationResult;
import io.github.cloudmapreactor.rules.EventPatterns;
import io.github.cloudmapreactor.rules.EventPatterns.HealthSource;
import io.github.cloudmapreactor.rules.Pattern;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An installation in which all is well, on a stand-in: the real functions, and all around them. */
final class DemoInstallation implements AutoCloseable {

  static final Home HOME = new Home("aws", "eu-west-1", "123456789012");
  static final String EVENTS = "CloudMapReactor-ReactorEventsFunction1A2B3C4D-Demo";
  static final String WATCH = "CloudMapReactor-ReactorWatchFunction5E6F7A8B-Demo";
  static final String RULE = "CloudMapReactor-ReactorEventsRule9C0D1E2F-Demo";
  static final String MINUTE = "CloudMapReactor-ReactorWatchMinute3A4B5C6D-Demo";
  static final String EVENTS_MAPPING = "6f1d3a52-0000-4000-8000-000000000001";
  static final String WATCH_MAPPING = "6f1d3a52-0000-4000-8000-000000000002";
  static final String EVENTS_QUEUE = "CloudMapReactor-ReactorEventsQueue7E8F9A0B-Demo";
  static final String DEAD_LETTERS = "CloudMapReactor-ReactorDeadLetters4590B72B-Demo";
  static final String UNDELIVERED = "CloudMapReactor-ReactorUndeliveredB61163B3-Demo";
  private static final String TICKS = "CloudMapReactor-ReactorTicks1C2D3E4F-Demo";

  final StandIn standIn = StandIn.start(HOME.emptySeed(), InstantSource.system());
  private final PrintStream nowhere =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  private final FunctionHandler events;
  private final WatchHandler watch;

  /** With these settings. */
  DemoInstallation(Map<String, String> settings) {
    for (String queue : List.of(EVENTS_QUEUE, DEAD_LETTERS, UNDELIVERED, TICKS)) {
      standIn.addQueue(Seed.Queue.named(queue));
    }
    for (String service : List.of("orders", "basket")) {
      standIn.putCloudMapService(
          new Seed.CloudMapService(
              "srv-" + service, service, "shop.local", HOME.account(), false, List.of()));
    }
    standIn.putCluster(
        new Seed.Cluster("shop", List.of(service("orders"), service("basket")), List.of()));
    Map<String, String> environment = new HashMap<>(settings);
    environment.put(Setting.DEAD_LETTER_QUEUE.variable(), standIn.queueUrl(DEAD_LETTERS));
    watch = new WatchHandler(settings, InstantSource.system(), RealTime::sleep, nowhere);
    deploy(WATCH, WatchHandler.class, settings, watch);
    environment.put(Setting.TICK_QUEUE.variable(), standIn.queueUrl(TICKS));
    events = new FunctionHandler(environment, InstantSource.system(), RealTime::sleep, nowhere);
    deploy(EVENTS, FunctionHandler.class, environment, events);
    Deployment deployment = standIn.deployment();
    deployment.put(new Deployment.Mapping(EVENTS_MAPPING, EVENTS, EVENTS_QUEUE, "Enabled"));
    deployment.put(new Deployment.Mapping(WATCH_MAPPING, WATCH, TICKS, "Enabled"));
    deployment.put(rule(Settings.from(environment).policy()));
    deployment.put(schedule());
  }

  private static Seed.Service service(String name) {
    return Seed.Service.active(
        name,
        2,
        Map.of(),
        List.of(new Seed.Deployment("ecs-svc/1", "PRIMARY", List.of("srv-" + name))));
  }

  private void deploy(
      String name, Class<?> handler, Map<String, String> environment, RequestStreamHandler code) {
    String arn = arn("lambda", "function:" + name + ":live");
    standIn
        .deployment()
        .put(
            new Deployment.Function(
                name,
                handler.getName(),
                "live",
                environment,
                payload -> invoke(code, payload, arn)));
  }

  private static InvocationResult invoke(RequestStreamHandler code, String payload, String arn) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      code.handleRequest(
          new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)),
          output,
          new FunctionContext(arn, "doctor"));
      return new InvocationResult.Returned(output.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** The rule that this version would deploy. */
  static Deployment.Rule rule(Policy policy) {
    Pattern pattern =
        new EventPatterns(policy, HealthSource.WATCH)
            .in(HOME.account(), HOME.region(), arn("ecs", "cluster/"))
            .get(0);
    return new Deployment.Rule(
        RULE,
        "default",
        "ENABLED",
        "Cloud Map Reactor: ECS tasks that may have to leave Cloud Map",
        Optional.of(pattern.json()),
        Optional.of(arn("sqs", EVENTS_QUEUE)),
        Optional.of(arn("sqs", UNDELIVERED)));
  }

  static Deployment.Rule schedule() {
    return new Deployment.Rule(
        MINUTE,
        "default",
        "ENABLED",
        "Cloud Map Reactor: a minute of the health watch",
        Optional.empty(),
        Optional.of(arn("lambda", "function:" + EVENTS + ":live")),
        Optional.empty());
  }

  static String arn(String service, String resource) {
    return "arn:%s:%s:%s:%s:%s"
        .formatted(HOME.partition(), service, HOME.region(), HOME.account(), resource);
  }

  @Override
  public void close() {
    watch.close();
    events.close();
    standIn.close();
  }
}
