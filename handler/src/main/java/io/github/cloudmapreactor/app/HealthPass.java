package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.DeregistrationPolicy;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at every task that runs, for ECS sends no event when a running task turns UNHEALTHY. What
 * it finds takes the same way as an event's task.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html">Amazon
 *     ECS task state change events</a>, which carry no health
 */
public final class HealthPass {

  /** How many tasks are removed before it is asked whether the others are still sick. */
  private static final int AT_ONCE = 10;

  private final Fleet fleet;
  private final ClustersInScope clusters;
  private final DeregistrationPolicy policy;
  private final Reactor reactor;
  private final ListingsOfAPass listings;
  private final RunningTasks running;
  private final CallLog calls;
  private final InstantSource clock;
  private final Rotation rotation = new Rotation();

  /**
   * A pass.
   *
   * @param fleet where tasks are read
   * @param clusters which clusters to look at
   * @param policy which tasks are worth a reaction
   * @param reactor what works them off
   * @param listings the registry that {@code reactor} uses, read anew in each pass
   * @param running takes which tasks the pass sees running
   * @param calls what notes the calls
   * @param clock the present
   */
  public HealthPass(
      Fleet fleet,
      ClustersInScope clusters,
      DeregistrationPolicy policy,
      Reactor reactor,
      ListingsOfAPass listings,
      RunningTasks running,
      CallLog calls,
      InstantSource clock) {
    this.fleet = fleet;
    this.clusters = clusters;
    this.policy = policy;
    this.reactor = reactor;
    this.listings = listings;
    this.running = running;
    this.calls = calls;
    this.clock = clock;
  }

  /**
   * What a pass saw and did.
   *
   * @param clusters how many were looked at to the end
   * @param health how many tasks were in which health
   * @param reports what was decided of those tasks that were to be deregistered, and what became of
   *     them
   * @param failures the reads that failed, after which the pass went on
   * @param calls how many AWS calls it made
   * @param took how long it took
   */
  public record Sight(
      int clusters,
      Map<Health, Integer> health,
      List<Report> reports,
      List<Failure> failures,
      int calls,
      Duration took) {

    /** Whether every cluster was looked at to the end. */
    public boolean isComplete() {
      return failures.isEmpty();
    }

    /** How many tasks were seen. */
    public int tasks() {
      return health.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * Looks at all tasks in scope that run. Where the time does not suffice, the next pass goes on
   * from there; a cluster that is too large for a whole pass lets the others go first.
   *
   * @param home any ARN of the account and region, where it is known
   */
  public Sight run(Optional<Arn> home, Deadline deadline) {
    Instant begun = clock.instant();
    listings.begin();
    running.begin();
    calls.drain();
    Findings findings = new Findings(reactor.new Session());
    Attempt.at(
        () -> lookAtAll(rotation.clusters(clusters.find(home)), deadline, findings),
        findings.failures);
    List<Report> reports = findings.reactions.end(!findings.reactions.isStorm(), deadline);
    reports.forEach(report -> findings.calls += report.calls().size());
    return new Sight(
        findings.clusters,
        findings.health,
        // The others were removed in a pass before.
        reports.stream().filter(each -> each.decision() instanceof Decision.Deregister).toList(),
        findings.failures,
        findings.calls,
        Duration.between(begun, clock.instant()));
  }

  private static final class Findings {
    private final Map<Health, Integer> health = new EnumMap<>(Health.class);
    private final Reactor.Session reactions;
    private final List<Failure> failures = new ArrayList<>();
    private final StopAllowance stops = new StopAllowance();
    private int clusters;
    private int calls;

    Findings(Reactor.Session reactions) {
      this.reactions = reactions;
    }
  }

  private void lookAtAll(List<Arn> turn, Deadline deadline, Findings findings) {
    for (int i = 0; i < turn.size(); i++) {
      if (!look(turn.get(i), deadline, findings)) {
        findings.failures.add(outOfTime(turn.get(i)));
        rotation.stopAt(turn, i);
        return;
      }
    }
  }

  /**
   * Looks at a cluster; whether the time sufficed. One that cannot be read does not stop the
   * others, and nothing is concluded from it.
   */
  private boolean look(Arn cluster, Deadline deadline, Findings findings) {
    if (!deadline.leavesTime()) {
      return false;
    }
    List<TaskRef> tasks = new ArrayList<>();
    return !Attempt.at(() -> tasks.addAll(tasksOf(cluster, findings)), findings.failures)
        || look(cluster, tasks, deadline, findings);
  }

  /** The tasks of a cluster, those first that the last pass did not get to. */
  private List<TaskRef> tasksOf(Arn cluster, Findings findings) {
    Optional<List<TaskRef>> listed = fleet.runningTasks(cluster);
    findings.calls += calls.drain().size();
    if (listed.isEmpty() && clusters.isNamed(cluster)) {
      throw new CallFailedException(
          new Failure(
              "ClusterNotFound",
              "there is no cluster %s, which the scope names".formatted(cluster),
              false));
    }
    return rotation.tasks(cluster, listed.orElse(List.of()));
  }

  private boolean look(Arn cluster, List<TaskRef> tasks, Deadline deadline, Findings findings) {
    int failed = findings.failures.size();
    for (List<TaskRef> some : Chunks.of(tasks, Fleet.TASKS_A_CALL)) {
      if (!deadline.leavesTime() || !work(cluster, some, deadline, findings)) {
        return false;
      }
      rotation.see(cluster, some.get(some.size() - 1));
    }
    rotation.finish(cluster);
    if (findings.failures.size() == failed) {
      findings.clusters++;
    }
    return true;
  }

  /**
   * Looks at some tasks; whether the time sufficed. What is sick leaves at once, and not only when
   * everything has been looked at. Tasks that cannot be read do not stop the others.
   */
  private boolean work(Arn cluster, List<TaskRef> tasks, Deadline deadline, Findings findings) {
    List<TaskState> sick = new ArrayList<>();
    for (TaskState task : read(cluster, tasks, findings)) {
      findings.health.merge(task.statuses().healthStatus(), 1, Integer::sum);
      running.see(task, clock.instant());
      if (findings.stops.admits(policy.decide(task, clock.instant()))) {
        sick.add(task);
      }
    }
    return remove(cluster, sick, deadline, findings);
  }

  private boolean isToLeave(TaskState task) {
    return policy.decide(task, clock.instant()) instanceof Decision.Deregister;
  }

  /** These tasks as they are now, or none where they cannot be read. */
  private List<TaskState> read(Arn cluster, List<TaskRef> tasks, Findings findings) {
    List<TaskState> read = new ArrayList<>();
    Attempt.at(() -> read.addAll(fleet.describe(cluster, tasks)), findings.failures);
    findings.calls += calls.drain().size();
    return read;
  }

  /**
   * Removes some tasks a few at a time; whether the time sufficed. Calls that are slow or many can
   * take so long that those at the end have recovered: they are read again.
   */
  private boolean remove(Arn cluster, List<TaskState> sick, Deadline deadline, Findings findings) {
    List<TaskState> left = sick;
    boolean inTime = true;
    while (!left.isEmpty()) {
      if (deadline.leavesTime() && policy.isStale(left.get(0), clock.instant())) {
        left =
            read(cluster, left.stream().map(TaskState::task).toList(), findings).stream()
                .filter(this::isToLeave)
                .toList();
      }
      List<TaskState> some = left.subList(0, Math.min(AT_ONCE, left.size()));
      inTime &= findings.reactions.add(some, deadline);
      left = left.subList(some.size(), left.size());
    }
    return inTime;
  }

  private static Failure outOfTime(Arn cluster) {
    return new Failure(
        Deadline.OUT_OF_TIME,
        "the time did not suffice for all tasks of %s; the next passes go on from there"
            .formatted(cluster),
        true);
  }
}
