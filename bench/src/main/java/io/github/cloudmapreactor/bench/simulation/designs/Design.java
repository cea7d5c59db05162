package io.github.cloudmapreactor.bench.simulation.designs;

import io.github.cloudmapreactor.bench.simulation.Testbed;
import io.github.cloudmapreactor.bench.simulation.designs.Sidecars.Senses;
import io.github.cloudmapreactor.bench.simulation.reactor.Stack.Extent;
import java.util.Map;
import java.util.function.Function;

/** The designs that stand side by side. */
public enum Design {
  ECS_ALONE("ECS alone", testbed -> new Deployed() {}),
  SIDECAR_POLLING(
      "sidecar, DescribeTasks every 5 s", testbed -> new Sidecars(testbed, Senses.OWN_TASK)),
  SIDECAR_SIGTERM("sidecar, SIGTERM", testbed -> new Sidecars(testbed, Senses.SIGTERM)),
  SIDECAR_LOCAL(
      "sidecar, task metadata and SIGTERM",
      testbed -> new Sidecars(testbed, Senses.METADATA_AND_SIGTERM)),
  OUTSIDE_POLLER("poller outside, every 10 s", OutsidePoller::start),
  EVENTS_ALONE(
      "this product, events alone", testbed -> new Product(testbed, Extent.EVENTS_ALONE, Map.of())),
  EVENTS_AND_WATCH(
      "this product, events and watch",
      testbed -> new Product(testbed, Extent.EVENTS_AND_WATCH, Map.of())),
  WITHOUT_FLOOR(
      "this product, watch every 5 s, no floor",
      testbed ->
          new Product(
              testbed,
              Extent.EVENTS_AND_WATCH,
              Map.of("REACTOR_WATCH_INTERVAL", "5s", "REACTOR_KEEP_AT_LEAST", "0")));

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // It is immutable, which its type does not say.
  private final Function<Testbed, Deployed> deployment;

  Design(String words, Function<Testbed, Deployed> deployment) {
    this.words = words;
    this.deployment = deployment;
  }

  /** What it is. */
  public String words() {
    return words;
  }

  /** Whether each task carries one. */
  public boolean isSidecar() {
    return this == SIDECAR_POLLING || this == SIDECAR_SIGTERM || this == SIDECAR_LOCAL;
  }

  /** Whether it is this product. */
  public boolean isProduct() {
    return this == EVENTS_ALONE || this == EVENTS_AND_WATCH || this == WITHOUT_FLOOR;
  }

  /** Deploys it. */
  public Deployed deploy(Testbed testbed) {
    return deployment.apply(testbed);
  }
}
