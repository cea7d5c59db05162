package io.github.cloudmapreactor.bench.simulation.reactor;

import io.github.cloudmapreactor.bench.simulation.aws.Retrying;
import io.github.cloudmapreactor.bench.simulation.messaging.EventBus;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.lambda.Settings;
import java.util.HashMap;
import java.util.Map;

/**
 * How the product is deployed: what the context of its stack says, and what a study has otherwise.
 *
 * @param environment the functions' settings that are not the default
 * @param extent which of its functions
 * @param bus how EventBridge delivers
 * @param delivery how events come to the function
 * @param maximumConcurrency how many batches are worked off at once
 * @param clients how the events function makes its calls
 */
public record Stack(
    Map<String, String> environment,
    Extent extent,
    EventBus.Traits bus,
    Delivery delivery,
    int maximumConcurrency,
    Clients clients) {

  /** As everybody deploys it who says nothing. */
  public static final Stack DEFAULT =
      new Stack(
          Map.of(),
          Extent.EVENTS_AND_WATCH,
          EventBus.Traits.DEFAULT,
          Delivery.QUEUE,
          5,
          new Clients(true, Retrying.STANDARD));

  /** Which of its functions are deployed, as the context key {@code healthWatch} has it. */
  public enum Extent {
    EVENTS_ALONE,
    EVENTS_AND_WATCH
  }

  /** How events come to the function. */
  public enum Delivery {
    /** Through a queue and a mapping with a maximum concurrency. */
    QUEUE,
    /** By asynchronous invocation. */
    DIRECT,
    /** The same, with as much concurrency reserved as a mapping would have; nobody deploys it. */
    DIRECT_RESERVED
  }

  /**
   * How the events function makes its calls.
   *
   * @param paced whether it keeps to its share of the quotas
   * @param retrying how it makes an attempt again
   */
  public record Clients(boolean paced, Retrying retrying) {}

  /** Copies what can change. */
  public Stack {
    environment = Map.copyOf(environment);
  }

  /** The same with other settings. */
  public Stack withEnvironment(Map<String, String> other) {
    return new Stack(other, extent, bus, delivery, maximumConcurrency, clients);
  }

  /** The same with other functions. */
  public Stack withExtent(Extent other) {
    return new Stack(environment, other, bus, delivery, maximumConcurrency, clients);
  }

  /** The same, but EventBridge delivers like this. */
  public Stack withBus(EventBus.Traits other) {
    return new Stack(environment, extent, other, delivery, maximumConcurrency, clients);
  }

  /** The same, but events come to the function like this. */
  public Stack withDelivery(Delivery other) {
    return new Stack(environment, extent, bus, other, maximumConcurrency, clients);
  }

  /** The same with more or fewer batches at once. */
  public Stack withMaximumConcurrency(int other) {
    return new Stack(environment, extent, bus, delivery, other, clients);
  }

  /** The same with other calls. */
  public Stack withClients(Clients other) {
    return new Stack(environment, extent, bus, delivery, maximumConcurrency, other);
  }

  /** The settings as the functions read them, with what the construct says beside the user. */
  Settings settings() {
    Map<String, String> all = new HashMap<>(environment);
    int environments =
        switch (delivery) {
          case QUEUE, DIRECT_RESERVED -> maximumConcurrency;
          case DIRECT -> 1;
        };
    all.put(Setting.CONCURRENCY.variable(), Integer.toString(environments));
    return Settings.from(all);
  }
}
