package io.github.cloudmapreactor.bench.simulation.storm;

import io.github.cloudmapreactor.bench.simulation.aws.Retrying;
import io.github.cloudmapreactor.bench.simulation.kernel.Delay;
import io.github.cloudmapreactor.bench.simulation.reactor.Stack;
import io.github.cloudmapreactor.bench.simulation.storm.Storm.Account;
import io.github.cloudmapreactor.bench.simulation.storm.Storm.Fleet;
import io.github.cloudmapreactor.bench.simulation.storm.Storm.Warmth;
import io.github.cloudmapreactor.lambda.Setting;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads a storm from words such as {@code tasks=2000 deregistrations=20 latency=5}. */
final class StormOptions {

  private static final double P99_PER_MEDIAN = 7.5;

  private final Map<String, String> given = new HashMap<>();

  private StormOptions(String... words) {
    for (String word : words) {
      String[] parts = word.split("=", 2);
      if (parts.length != 2) {
        throw new IllegalArgumentException("\"" + word + "\" is no KEY=VALUE");
      }
      given.put(parts[0], parts[1]);
    }
  }

  /** A storm, and the seed that it runs with. */
  record Chosen(Storm storm, long seed) {}

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException where a word is not known, or its value is none
   */
  static Chosen read(String... words) {
    StormOptions options = new StormOptions(words);
    Chosen chosen = new Chosen(options.storm(), options.number("seed", 1));
    if (!options.given.isEmpty()) {
      throw new IllegalArgumentException("not known: " + options.given.keySet());
    }
    return chosen;
  }

  private Storm storm() {
    Storm base = Storm.of(number("tasks", 1_000));
    int deregistrations = number("deregistrations", 50);
    return base.with(
            new Fleet(
                number("perService", base.fleet().tasksPerService()),
                number("clusters", base.fleet().clusters())))
        .with(choice("signs", Signs.ONE))
        .with(choice("warmth", Warmth.ONE_WARM))
        .with(account(number("quota", deregistrations)))
        .with(stack(deregistrations));
  }

  private Account account(int quota) {
    Account account = Account.DEFAULT.withDeregistrations(quota);
    if (given.containsKey("latency")) {
      Duration median = Duration.ofMillis(number("latency", 0));
      long p99 = number("latencyP99", (int) (median.toMillis() * P99_PER_MEDIAN));
      account = account.withLatency(Delay.logNormal(median, Duration.ofMillis(p99)));
    }
    account = account.withThrottled(number("throttledPercent", 0) / 100.0);
    return flag("ecsDeregisters", false) ? account.withEcsDeregistering() : account;
  }

  private Stack stack(int deregistrations) {
    return Stack.DEFAULT
        .withEnvironment(
            Map.of(Setting.DEREGISTRATIONS.variable(), Integer.toString(deregistrations)))
        .withMaximumConcurrency(number("concurrency", Stack.DEFAULT.maximumConcurrency()))
        .withDelivery(choice("delivery", Stack.Delivery.QUEUE))
        .withExtent(flag("watch", true) ? Stack.Extent.EVENTS_AND_WATCH : Stack.Extent.EVENTS_ALONE)
        .withClients(new Stack.Clients(flag("paced", true), choice("retrying", Retrying.STANDARD)));
  }

  private int number(String key, int otherwise) {
    String text = given.remove(key);
    return text == null ? otherwise : Integer.parseInt(text);
  }

  private boolean flag(String key, boolean otherwise) {
    String text = given.remove(key);
    return text == null ? otherwise : Boolean.parseBoolean(text);
  }

  private <E extends Enum<E>> E choice(String key, E otherwise) {
    String text = given.remove(key);
    return text == null
        ? otherwise
        : Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
            .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(key + " cannot be " + text));
  }
}
