package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.app.Fleet;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.util.List;
import java.util.Optional;

/** A fleet that hands everything on, for those that do one thing otherwise. */
abstract class ForwardingFleet implements Fleet {

  private final Fleet fleet;

  ForwardingFleet(Fleet fleet) {
    this.fleet = fleet;
  }

  @Override
  public List<Arn> clusters() {
    return fleet.clusters();
  }

  @Override
  public Optional<List<TaskRef>> runningTasks(Arn cluster) {
    return fleet.runningTasks(cluster);
  }

  @Override
  public Optional<List<String>> services(Arn cluster) {
    return fleet.services(cluster);
  }

  @Override
  public List<TaskState> describe(Arn cluster, List<TaskRef> tasks) {
    return fleet.describe(cluster, tasks);
  }
}
