package io.github.cloudmapreactor.bench.simulation.designs;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.app.Fleet;
import io.github.cloudmapreactor.bench.simulation.Testbed;
import io.github.cloudmapreactor.bench.simulation.assumptions.DesignAssumptions;
import io.github.cloudmapreactor.bench.simulation.aws.AwsClient;
import io.github.cloudmapreactor.bench.simulation.aws.Budgets;
import io.github.cloudmapreactor.bench.simulation.ports.SimulatedFleet;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One small task that is always there: it lists and describes all tasks, those too that were in the
 * list before and are not any more, and deregisters at once what is unfit, without a floor.
 */
final class OutsidePoller implements Deployed {

  private static final Duration INTERVAL = DesignAssumptions.OUTSIDE_INTERVAL;

  private final Testbed testbed;
  private final Fleet fleet;
  private final TaskDoor door;
  private final Map<String, Located> located = new HashMap<>();
  private final Set<TaskRef> done = new HashSet<>();
  private Set<TaskRef> before = Set.of();

  private record Located(List<CloudMapService> services, Instant readAt) {}

  private OutsidePoller(Testbed testbed) {
    AwsClient client =
        new AwsClient(testbed.simulation(), testbed.api(), "outside poller", Budgets.NONE);
    this.testbed = testbed;
    this.fleet = new SimulatedFleet(testbed.world(), client, testbed.simulation().clock());
    this.door = new TaskDoor(testbed, client);
  }

  static Deployed start(Testbed testbed) {
    OutsidePoller poller = new OutsidePoller(testbed);
    testbed.simulation().start("outside poller", poller::run);
    return poller;
  }

  private void run() {
    for (Instant next = now(); ; next = next.plus(INTERVAL)) {
      testbed.simulation().sleep(Duration.between(now(), next));
      try {
        testbed
            .world()
            .ecs()
            .clusters()
            .forEach(name -> pass(testbed.world().home().cluster(name)));
      } catch (CallFailedException e) {
        // The next pass does better.
      }
    }
  }

  private void pass(Arn cluster) {
    Set<TaskRef> listed = new LinkedHashSet<>(fleet.runningTasks(cluster).orElse(List.of()));
    Set<TaskRef> all = new LinkedHashSet<>(listed);
    all.addAll(before);
    all.removeAll(done);
    List<TaskRef> wanted = List.copyOf(all);
    List<TaskState> unfit = new ArrayList<>();
    for (int from = 0; from < wanted.size(); from += Fleet.TASKS_A_CALL) {
      int to = Math.min(wanted.size(), from + Fleet.TASKS_A_CALL);
      fleet.describe(cluster, wanted.subList(from, to)).stream()
          .filter(TaskDoor::isUnfit)
          .forEach(unfit::add);
    }
    unfit.forEach(state -> remove(cluster, state));
    all.removeAll(done);
    before = all;
  }

  private void remove(Arn cluster, TaskState state) {
    String service = state.owner().serviceName().orElseThrow();
    Located known = located.get(service);
    if (known == null || known.readAt().plus(DesignAssumptions.OUTSIDE_MEMORY).isBefore(now())) {
      door.locate(cluster, service)
          .ifPresent(found -> located.put(service, new Located(found, now())));
    }
    Located at = located.get(service);
    if (at != null && door.deregister(state.task(), at.services())) {
      done.add(state.task());
    }
  }

  private Instant now() {
    return testbed.simulation().clock().instant();
  }
}
