package io.github.cloudmapreactor.infra.iam;

import io.github.cloudmapreactor.infra.replay.Invocation;
import io.github.cloudmapreactor.infra.replay.RunningFunction;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.local.Call;
import io.github.cloudmapreactor.local.ManualClock;
import io.github.cloudmapreactor.local.SdkProperties;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replays scenarios through the real functions, for the calls that they make of AWS. */
final class Replay {

  private static final Duration TIME = Duration.ofSeconds(14);

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
      SdkProperties.Applied sdk =
          SdkProperties.endpoint(standIn.endpoint(), scenario.place().region())
              .withFakeCredentials()
              .apply();
      try {
        deliverAll(scenario, environment, clock);
      } finally {
        sdk.close();
      }
      return standIn.journal().calls();
    }
  }

  /** The name of the queue that a setting leads to. */
  static String queueName(Setting setting) {
    return setting.name();
  }

  private static void deliverAll(
      Scenario scenario, Map<String, String> environment, ManualClock clock) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    try (RunningFunction function =
        RunningFunction.start(scenario.handler(), environment, clock, nowhere)) {
      for (Scenario.Delivery delivery : scenario.deliveries()) {
        clock.advanceTo(delivery.at());
        function.invoke(
            delivery.body(), new Invocation(scenario.place(), "reactor", "request", TIME));
      }
    }
  }
}
