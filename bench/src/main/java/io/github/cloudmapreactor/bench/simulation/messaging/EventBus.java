package io.github.cloudmapreactor.bench.simulation.messaging;

import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.bench.simulation.kernel.Delay;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * EventBridge with one rule and its target: what matches is delivered after a while, mostly once,
 * and in no certain order.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-event-delivery.html">How
 *     EventBridge retries delivering events</a>
 */
public final class EventBus<T> {

  private final Simulation simulation;
  private final Traits traits;
  private final Predicate<T> rule;
  private final Consumer<T> target;
  private final RandomGenerator random;
  private int matched;

  /**
   * How events are delivered.
   *
   * @param delay from the event to its delivery, for each delivery anew
   * @param duplicated the share of events that are delivered twice
   * @param lost the share of events that never are
   * @param late the share of deliveries that are late, so that later events overtake them
   * @param lateness how much later
   */
  public record Traits(
      Delay delay, double duplicated, double lost, double late, Duration lateness) {

    /** As assumed; nothing is duplicated, lost or late. */
    public static final Traits DEFAULT =
        new Traits(Assumptions.EVENT_DELIVERY, 0, 0, 0, Duration.ZERO);

    /** The same, but this share of events is delivered twice. */
    public Traits withDuplicated(double share) {
      return new Traits(delay, share, lost, late, lateness);
    }

    /** The same, but this share of events is lost. */
    public Traits withLost(double share) {
      return new Traits(delay, duplicated, share, late, lateness);
    }

    /** The same, but this share of deliveries is late by this much. */
    public Traits withLate(double share, Duration by) {
      return new Traits(delay, duplicated, lost, share, by);
    }
  }

  /** A bus whose {@code rule} forwards to {@code target}. */
  public EventBus(Simulation simulation, Traits traits, Predicate<T> rule, Consumer<T> target) {
    this.simulation = simulation;
    this.traits = traits;
    this.rule = rule;
    this.target = target;
    this.random = simulation.random();
  }

  /** Takes an event. */
  public void put(T event) {
    if (!rule.test(event)) {
      return;
    }
    matched++;
    if (!happens(traits.lost())) {
      deliver(event);
      if (happens(traits.duplicated())) {
        deliver(event);
      }
    }
  }

  private void deliver(T event) {
    Duration delay = traits.delay().draw(random);
    Duration wait = happens(traits.late()) ? delay.plus(traits.lateness()) : delay;
    simulation.after(wait, () -> target.accept(event));
  }

  private boolean happens(double share) {
    return share > 0 && random.nextDouble() < share;
  }

  /** How many events matched the rule. */
  public int matched() {
    return matched;
  }
}
