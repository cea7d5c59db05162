package io.github.cloudmapreactor.bench.simulation.ports;

import io.github.cloudmapreactor.app.Fleet;
import io.github.cloudmapreactor.aws.CallFailures;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.aws.AwsClient;
import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.bench.simulation.world.World;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Lists what runs in the simulated ECS, page by page as it would be; a list is of one moment. */
public final class SimulatedFleet implements Fleet {

  private final World world;
  private final AwsClient client;
  private final InstantSource clock;

  /** Reads {@code world} through {@code client}. */
  public SimulatedFleet(World world, AwsClient client, InstantSource clock) {
    this.world = world;
    this.client = client;
    this.clock = clock;
  }

  @Override
  public List<Arn> clusters() {
    String doing = "listing the clusters";
    List<String> names =
        CallFailures.make(
            doing, () -> client.call(ApiOperation.LIST_CLUSTERS, () -> world.ecs().clusters()));
    readFurther(names.size(), ApiOperation.LIST_CLUSTERS, doing);
    return names.stream().map(world.home()::cluster).toList();
  }

  @Override
  public Optional<List<TaskRef>> runningTasks(Arn cluster) {
    String doing = "listing the tasks of " + cluster;
    Optional<List<EcsTask>> running =
        CallFailures.make(
            doing,
            () -> client.call(ApiOperation.LIST_TASKS, () -> world.ecs().running(name(cluster))));
    readFurther(running.map(List::size).orElse(0), ApiOperation.LIST_TASKS, doing);
    return running.map(tasks -> tasks.stream().map(EcsTask::ref).toList());
  }

  @Override
  public Optional<List<String>> services(Arn cluster) {
    String doing = "listing the services of " + cluster;
    Optional<List<EcsService>> services =
        CallFailures.make(
            doing,
            () ->
                client.call(ApiOperation.LIST_SERVICES, () -> world.ecs().services(name(cluster))));
    readFurther(services.map(List::size).orElse(0), ApiOperation.LIST_SERVICES, doing);
    return services.map(each -> each.stream().map(service -> service.ref().name()).toList());
  }

  private void readFurther(int size, ApiOperation operation, String doing) {
    Pages.readFurther(
        size, () -> CallFailures.make(doing, () -> client.call(operation, () -> doing)));
  }

  @Override
  public List<TaskState> describe(Arn cluster, List<TaskRef> tasks) {
    if (tasks.size() > TASKS_A_CALL) {
      throw new AssertionError("DescribeTasks takes 100 tasks, not " + tasks.size());
    }
    String doing = "describing %d tasks of %s".formatted(tasks.size(), cluster);
    return CallFailures.make(
        doing, () -> client.call(ApiOperation.DESCRIBE_TASKS, () -> described(tasks)));
  }

  private List<TaskState> described(List<TaskRef> tasks) {
    return tasks.stream()
        .flatMap(task -> world.ecs().task(task).stream())
        .map(task -> task.described(clock.instant()))
        .toList();
  }

  private static String name(Arn cluster) {
    return TaskRef.clusterName(cluster).orElseThrow();
  }
}
