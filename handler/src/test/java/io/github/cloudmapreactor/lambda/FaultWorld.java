package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.aws.SdkToStandIn;
import io.github.cloudmapreactor.core.States;
import io.github.cloudmapreactor.local.ManualClock;
import io.github.cloudmapreactor.local.SdkProperties;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.SeedTask;
import io.github.cloudmapreactor.local.StandIn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Both real functions beside one stand-in, in which one task is to leave and others must stay.
 *
 * <p>Many worlds exist at once. The SDK reads its endpoint from system properties when a client is
 * built: only then is the lock of all worlds held.
 */
final class FaultWorld implements AutoCloseable {

  static final String VICTIM = States.id("5ca1ab1e");
  static final String REGISTRY = "srv-orders";
  static final String OLD_CLUSTER = "arn:aws:ecs:eu-west-1:210987654321:cluster/old";

  private static final String[] OTHERS = {States.id("a1"), States.id("a2"), States.id("a3")};
  private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(5);

  final ManualClock clock = new ManualClock(Instant.parse(Events.UPDATED_AT));
  final FakeContext context = new FakeContext();
  final StandIn aws;
  private final FaultScene scene;
  private final Object lock;
  private final URI endpoint;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private @Nullable FunctionHandler function;
  private @Nullable WatchHandler watch;

  /**
   * A world.
   *
   * @param ahead how far the Date of AWS's answers is ahead
   * @param lock the one of all worlds
   */
  FaultWorld(FaultScene scene, Duration ahead, Object lock) {
    this.scene = scene;
    this.lock = lock;
    this.aws = StandIn.start(Seed.parse(FunctionFixture.seedOf(tasks())), clock);
    this.endpoint = ahead.isZero() ? aws.endpoint() : aws.endpointAhead(ahead);
    aws.registerInstance(REGISTRY, "by-hand", Map.of("AWS_INSTANCE_IPV4", "10.0.9.9"));
    bringAbout();
    if (scene.isEvent()) {
      startFunction();
    } else {
      startWatch();
    }
    if (scene == FaultScene.SWEEP_STRANDED) {
      watch();
    }
    clock.advance(scene.isEvent() ? Duration.ZERO : SWEEP_INTERVAL);
    aws.journal().clear();
  }

  /** What every call of every world needs, until it is closed: for no call is ever unsigned. */
  static SdkProperties.Applied credentials() {
    return SdkToStandIn.at(URI.create("http://127.0.0.1:1"));
  }

  private String[] tasks() {
    String[] all = {VICTIM, OTHERS[0], OTHERS[1], OTHERS[2]};
    return scene == FaultScene.SWEEP_ORPHAN ? OTHERS : all;
  }

  private void bringAbout() {
    switch (scene) {
      case STOP -> aws.stopTask("prod", VICTIM);
      case SICK_FOUND, SICK_STATED, WATCH_SICK -> aws.setHealth("prod", VICTIM, "UNHEALTHY");
      case WATCH_LEFT -> aws.moveTask("prod", VICTIM, "MIGRATING");
      case SWEEP_ORPHAN -> addOrphan();
      case SWEEP_STRANDED -> aws.deregisterInstance(REGISTRY, VICTIM);
      case HOPELESS, MINUTE -> {}
    }
  }

  /** In a cluster of its own, in which no task runs: the pass before has nothing to read there. */
  private void addOrphan() {
    aws.putCluster(new Seed.Cluster("old", List.of(), List.of()));
    aws.putService(
        "old",
        Seed.Service.active(
            "orders",
            1,
            Map.of(),
            List.of(new Seed.Deployment("ecs-svc/46", "PRIMARY", List.of(REGISTRY)))));
    aws.putTask(
        "old",
        SeedTask.parse(
            """
            {"id": "%s", "service": "orders", "deployment": "ecs-svc/46", "lastStatus": "STOPPED",
             "desiredStatus": "STOPPED", "startedAt": "2026-09-14T08:00:00.000Z"}
            """
                .formatted(VICTIM)));
    aws.registerInstance(
        REGISTRY,
        VICTIM,
        Map.of(
            "DeploymentId", "arn:aws:ecs:eu-west-1:210987654321:task-set/old/orders/ecs-svc/46"));
  }

  private void startFunction() {
    atEndpoint(
        () -> {
          Map<String, String> settings = new HashMap<>(scene.settings());
          settings.put("REACTOR_DEAD_LETTER_QUEUE", aws.queueUrl(FunctionFixture.QUEUE));
          settings.put("REACTOR_TICK_QUEUE", aws.queueUrl(FunctionFixture.TICKS));
          function = new FunctionHandler(settings, clock, clock::advance, logTo());
          function.prepare();
          buildTheSqsClient();
        });
  }

  /** It is built at its first need, which on a busy machine can take longer than a call may. */
  private void buildTheSqsClient() {
    try {
      invoke("{\"minute\":\"2026-09-14T09:00:13Z\"}");
    } catch (CallFailedException e) {
      assertThat(e.failure().type()).isEqualTo("ApiCallTimeoutException");
    }
  }

  private void startWatch() {
    atEndpoint(
        () -> {
          watch = new WatchHandler(scene.settings(), this::passing, clock::advance, logTo());
          watch.prepare();
        });
  }

  private void atEndpoint(Runnable build) {
    synchronized (lock) {
      SdkProperties.Applied properties = SdkToStandIn.at(endpoint);
      try {
        build.run();
      } finally {
        properties.close();
      }
    }
  }

  /** Some time passes between any two looks at the clock. */
  private Instant passing() {
    clock.advance(Duration.ofMillis(1));
    return clock.instant();
  }

  private PrintStream logTo() {
    return new PrintStream(log, true, StandardCharsets.UTF_8);
  }

  /** Invokes the events function; what it answers. */
  String invoke(String input) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      Objects.requireNonNull(function).handleRequest(stream(input), output, context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  /** Works off a tick that is due now; what was logged. */
  List<JsonNode> watch() {
    if (watch == null) {
      startWatch();
    }
    String tick = FunctionFixture.batchOf("{\"due\":\"%s\"}".formatted(clock.instant()));
    lines();
    try {
      Objects.requireNonNull(watch)
          .handleRequest(stream(tick), new ByteArrayOutputStream(), context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines();
  }

  /** Lets the time until the next sweep pass, and works off the tick that is due then. */
  List<JsonNode> watchLater() {
    clock.advance(SWEEP_INTERVAL);
    return watch();
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What was logged since the last time that this was asked, parsed. */
  List<JsonNode> lines() {
    String text = log.toString(StandardCharsets.UTF_8);
    log.reset();
    return text.lines().map(LogSchema::check).toList();
  }

  /** Whether the task that is to leave is still listed. */
  boolean isVictimListed() {
    return listed(REGISTRY).contains(VICTIM);
  }

  private SortedSet<String> listed(String service) {
    return aws.registry().getOrDefault(service, new TreeSet<>());
  }

  /** All that is listed beside the task that is to leave. */
  SortedMap<String, SortedSet<String>> others() {
    SortedMap<String, SortedSet<String>> others = new TreeMap<>();
    aws.registry().forEach((service, ids) -> others.put(service, new TreeSet<>(ids)));
    others.values().forEach(ids -> ids.remove(VICTIM));
    return others;
  }

  @Override
  public void close() {
    if (function != null) {
      function.close();
    }
    if (watch != null) {
      watch.close();
    }
    aws.close();
  }
}
