package io.github.cloudmapreactor.bench.simulation.designs;

import io.github.cloudmapreactor.bench.simulation.Testbed;
import io.github.cloudmapreactor.bench.simulation.assumptions.DesignAssumptions;
import io.github.cloudmapreactor.bench.simulation.kernel.SimulatedProcess;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A sidecar in each task, which deregisters its own task. */
final class Sidecars implements Deployed {

  private final Testbed testbed;
  private final Senses senses;
  private final RandomGenerator random;
  private final Map<EcsTask, Sidecar> sidecars = new HashMap<>();
  private final Map<EcsTask, SimulatedProcess> polling = new HashMap<>();

  /** By what a sidecar notices that its task is unfit. */
  enum Senses {
    /** DescribeTasks: health and states, as long as the quota lasts for all. */
    OWN_TASK,

    /** The signal that its own container gets. */
    SIGTERM,

    /** [D] The task metadata endpoint, which tells of containers' health and costs no call. */
    METADATA_AND_SIGTERM
  }

  Sidecars(Testbed testbed, Senses senses) {
    this.testbed = testbed;
    this.senses = senses;
    this.random = testbed.simulation().random();
  }

  @Override
  public void started(EcsTask task) {
    Sidecar sidecar = new Sidecar(testbed, task);
    sidecars.put(task, sidecar);
    Duration phase =
        Duration.ofMillis(random.nextLong(DesignAssumptions.SIDECAR_INTERVAL.toMillis()));
    polling.put(task, testbed.simulation().start("sidecar", () -> sidecar.run(phase, senses)));
  }

  /** A polling sidecar takes no notice, and goes on until it is killed. */
  @Override
  public void terminated(EcsTask task) {
    Sidecar sidecar = sidecars.get(task);
    if (sidecar != null && senses != Senses.OWN_TASK) {
      testbed.simulation().start("sidecar's last", sidecar::leave);
    }
  }

  @Override
  public void died(EcsTask task) {
    sidecars.remove(task);
    Optional.ofNullable(polling.remove(task))
        .filter(process -> !process.isEnded())
        .ifPresent(SimulatedProcess::stop);
  }
}
