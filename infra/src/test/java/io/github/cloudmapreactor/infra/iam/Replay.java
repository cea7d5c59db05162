package io.github.cloudmapreactor.infra.iam;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.cloudmapreactor.lambda.FunctionHandler;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.lambda.WatchHandler;
import io.github.cloudmapreactor.local.Call;
import io.github.cloudmapreactor.local.ManualClock;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Replays scenarios through the real functions, for the calls that they make of AWS. */
final class Replay {

  private static final List<String> ENDPOINTS =
      List.of(
          "aws.endpointUrl",
          "aws.endpointUrlEcs",
          "aws.endpointUrlServiceDiscovery",
          "aws.endpointUrlSqs");

  private Replay() {}

  /** All calls of a scenario, in order, those that failed included. */
  static List<Call> callsOf(Scenario scenario) {
    ManualClock clock = new ManualClock(Instant.EPOCH);
    try (StandIn standIn = StandIn.start(Seed.parse(scenario.seed().toString()), clock)) {
      Map<String, String> environment = new HashMap<>(scenario.environment());
      for (Setting queue : scenario.handler().queues()) {
        standIn.addQueue(Seed.Queue.named(queueName(queue)));
        environment.put(queue.variable(), standIn.queueUrl(queueName(queue)));
      }
      return during(
          properties(standIn.endpoint(), scenario.place().region()),
          () -> {
            deliverAll(scenario, environment, clock);
            return standIn.journal().calls();
          });
    }
  }

  /** The name of the queue that a setting leads to. */
  static String queueName(Setting setting) {
    return setting.name();
  }

  private static void deliverAll(
      Scenario scenario, Map<String, String> environment, ManualClock clock) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    switch (scenario.handler()) {
      case EVENTS -> {
        try (FunctionHandler function =
            new FunctionHandler(environment, clock, clock::advance, nowhere)) {
          deliverAll(scenario, function, clock);
        }
      }
      case WATCH -> {
        try (WatchHandler function =
            new WatchHandler(environment, clock, clock::advance, nowhere)) {
          deliverAll(scenario, function, clock);
        }
      }
    }
  }

  private static void deliverAll(
      Scenario scenario, RequestStreamHandler function, ManualClock clock) {
    for (Scenario.Delivery delivery : scenario.deliveries()) {
      clock.advanceTo(delivery.at());
      try {
        function.handleRequest(
            new ByteArrayInputStream(delivery.body().getBytes(StandardCharsets.UTF_8)),
            OutputStream.nullOutputStream(),
            new Invocation(scenario.place()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What leads the SDK to the stand-in, and to nothing else, whatever the environment says. */
  private static Map<String, String> properties(URI endpoint, String region) {
    Map<String, String> properties = new LinkedHashMap<>();
    ENDPOINTS.forEach(name -> properties.put(name, endpoint.toString()));
    properties.put("aws.region", region);
    properties.put("aws.accessKeyId", "nobody");
    properties.put("aws.secretAccessKey", "nothing");
    properties.put("aws.useFipsEndpoint", "false");
    properties.put("aws.useDualstackEndpoint", "false");
    properties.put("http.nonProxyHosts", "localhost|127.*|[::1]");
    return properties;
  }

  private static <T> T during(Map<String, String> properties, Supplier<T> work) {
    Map<String, @Nullable String> before = new HashMap<>();
    properties.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
    try {
      return work.get();
    } finally {
      before.forEach(Replay::putBack);
    }
  }

  private static void putBack(String name, @Nullable String value) {
    if (value == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, value);
    }
  }
}
