package io.github.cloudmapreactor.bench.simulation.figures;

import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.bench.simulation.world.ServiceSpec;
import io.github.cloudmapreactor.bench.simulation.world.World;
import java.util.ArrayList;
import java.util.List;

/**
 * A fleet: so many tasks, in services of a size, spread over clusters.
 *
 * @param tasks how many tasks
 * @param tasksOfAService how many of them a service has
 * @param clusters how many clusters
 */
public record FleetPlan(int tasks, int tasksOfAService, int clusters) {

  /** Lets the fleet run, HEALTHY and registered; its tasks, service by service. */
  public List<EcsTask> runIn(World world) {
    List<EcsTask> running = new ArrayList<>();
    for (int i = 0; i < services(); i++) {
      int size = Math.min(tasksOfAService, tasks - running.size());
      EcsService service =
          world.ecs().addService("cluster-" + i % clusters, "service-" + i, ServiceSpec.of(size));
      for (int j = 0; j < size; j++) {
        running.add(world.ecs().run(service));
      }
    }
    return running;
  }

  /** How many services. */
  public int services() {
    return (tasks + tasksOfAService - 1) / tasksOfAService;
  }
}
