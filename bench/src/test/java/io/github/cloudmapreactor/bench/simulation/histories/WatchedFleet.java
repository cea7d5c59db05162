package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.app.Fleet;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.TaskRef;
import java.util.List;
import java.util.Optional;

/** Tells an environment's passes and sweeps by its listings. */
final class WatchedFleet extends ForwardingFleet {

  private final Environment by;

  WatchedFleet(Fleet fleet, Environment by) {
    super(fleet);
    this.by = by;
  }

  @Override
  public Optional<List<TaskRef>> runningTasks(Arn cluster) {
    by.listsTasks(cluster);
    return super.runningTasks(cluster);
  }

  @Override
  public Optional<List<String>> services(Arn cluster) {
    by.listsServices(cluster);
    return super.services(cluster);
  }
}
