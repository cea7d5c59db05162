package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.aws.Attempt;
import io.github.cloudmapreactor.bench.simulation.aws.Fault;
import io.github.cloudmapreactor.bench.simulation.aws.Faults;
import io.github.cloudmapreactor.bench.simulation.kernel.Delay;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.messaging.EventBus;
import io.github.cloudmapreactor.bench.simulation.world.EcsTraits;
import io.github.cloudmapreactor.bench.simulation.world.MapTraits;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What goes wrong, until the weather clears up: then everything is as it should be. */
final class Weather implements Faults {

  private static final Duration NEVER = Duration.ofDays(365);
  private static final Duration LATEST = Duration.ofMinutes(5);
  private static final Duration LONGEST_OPERATION = Duration.ofMinutes(3);

  private final Simulation simulation;
  private final Circumstances circumstances;
  private final Dice dice;
  private final Map<ApiOperation, Instant> outages = new EnumMap<>(ApiOperation.class);
  private boolean clear;

  Weather(Simulation simulation, Circumstances circumstances) {
    this.simulation = simulation;
    this.circumstances = circumstances;
    this.dice = new Dice(simulation.random());
  }

  /** From now on nothing goes wrong. */
  void clearUp() {
    clear = true;
  }

  /** One operation is throttled altogether for a while. */
  void throttle(ApiOperation operation, Duration length) {
    outages.put(operation, simulation.clock().instant().plus(length));
  }

  @Override
  public Fault of(Attempt attempt) {
    if (attempt.at().isBefore(outages.getOrDefault(attempt.operation(), Instant.MIN)) && !clear) {
      return Fault.THROTTLED;
    }
    return goesWrong(circumstances.trouble())
        ? dice.oneOf(
            Fault.THROTTLED,
            Fault.SERVER_ERROR,
            Fault.SERVER_ERROR,
            Fault.ANSWER_LOST,
            Fault.HANGING,
            Fault.ACCESS_DENIED)
        : Fault.NONE;
  }

  private boolean goesWrong(double share) {
    return !clear && share > 0 && dice.happens(share);
  }

  /** Answers that take their time. */
  Delay latency() {
    return random ->
        goesWrong(circumstances.trouble() / 2)
            ? dice.between(Duration.ofMillis(500), Duration.ofSeconds(4))
            : Assumptions.API_LATENCY.draw(random);
  }

  /** An ECS that leaves some tasks registered that stop. */
  EcsTraits ecs() {
    Delay deregisters =
        random ->
            goesWrong(circumstances.ecsForgets())
                ? NEVER
                : Assumptions.ECS_DEREGISTERS.draw(random);
    return new EcsTraits(
        Optional.of(deregisters), circumstances.describable(), circumstances.ecsReplaces());
  }

  /** A Cloud Map whose operations may fail or take long. */
  MapTraits cloudMap() {
    Delay operation =
        random ->
            goesWrong(circumstances.trouble())
                ? dice.between(Duration.ofSeconds(5), LONGEST_OPERATION)
                : Assumptions.MAP_OPERATION.draw(random);
    return MapTraits.DEFAULT
        .withOperation(operation)
        .withEffectAtOnce(circumstances.listingLag().isZero() && dice.happens(0.3))
        .withListingLag(circumstances.listingLag())
        .withFailures((kind, service, instance) -> operationError());
  }

  private String operationError() {
    return goesWrong(circumstances.trouble())
        ? dice.oneOf("INTERNAL_FAILURE", "THROTTLED_REQUEST", "ACCESS_DENIED")
        : "";
  }

  /** An EventBridge that loses events, and brings them twice or late. */
  EventBus.Traits delivery() {
    Delay delay =
        random -> {
          if (goesWrong(circumstances.lossy())) {
            return NEVER;
          }
          return goesWrong(circumstances.lossy())
              ? dice.between(Duration.ofSeconds(1), LATEST)
              : Assumptions.EVENT_DELIVERY.draw(random);
        };
    return new EventBus.Traits(delay, circumstances.lossy(), 0, 0, Duration.ZERO);
  }
}
