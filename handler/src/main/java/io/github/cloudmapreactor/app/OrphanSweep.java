package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.DeregistrationPolicy;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.StrandedPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares Cloud Map with ECS, and makes good what events and health passes missed: removes
 * instances whose task has stopped or is not known any more, and finds tasks that are stranded. A
 * sweep goes on from slice to slice, in the time that the health passes leave.
 */
public final class OrphanSweep {

  private final Ports ports;
  private final Policy policy;
  private final ServiceViews services;
  private final ClustersInScope clusters;
  private final Reactor reactor;
  private final SweepSteps steps;
  private final CallLog calls;
  private final InstantSource clock;
  private long latestTurn = Long.MIN_VALUE;
  private @Nullable SweepRound round;

  /**
   * What a sweep needs of the world.
   *
   * @param fleet where services and tasks are read
   * @param listings what lists the instances; {@code reactor} counts by the same
   * @param stopper what stops stranded tasks
   * @param calls what notes the calls
   * @param clock the present
   */
  public record Ports(
      Fleet fleet,
      ListingsOfAPass listings,
      TaskStopper stopper,
      CallLog calls,
      InstantSource clock) {}

  /**
   * A sweep.
   *
   * @param ports what it needs of the world
   * @param policy what is to be removed or replaced
   * @param services where the ECS services register
   * @param clusters which clusters to look at
   * @param running the tasks that the latest health pass saw, which need not be asked for again
   * @param reactor what removes
   * @param apart how far apart two sights of a missing or stranded task must be at least
   */
  public OrphanSweep(
      Ports ports,
      Policy policy,
      ServiceViews services,
      ClustersInScope clusters,
      RunningTasks running,
      Reactor reactor,
      Duration apart) {
    this.ports = ports;
    this.policy = policy;
    this.services = services;
    this.clusters = clusters;
    this.reactor = reactor;
    this.calls = ports.calls();
    this.clock = ports.clock();
    StrandedTasks stranded =
        new StrandedTasks(
            new StrandedPolicy(policy),
            running,
            ports.fleet(),
            services,
            ports.stopper(),
            apart,
            clock);
    this.steps =
        new SweepSteps(
            ports.fleet(),
            ports.listings(),
            new DeregistrationPolicy(policy),
            running,
            stranded,
            reactor,
            apart,
            clock);
  }

  /**
   * What a slice did.
   *
   * @param reports the tasks whose instances were to be removed, and what became of them
   * @param stranded the stranded tasks, and what was done about them
   * @param ended the whole sweep, if it ended with this slice
   */
  public record Slice(List<Report> reports, List<StrandedTask> stranded, Optional<Sight> ended) {

    private static final Slice NONE = new Slice(List.of(), List.of(), Optional.empty());
  }

  /**
   * What a whole sweep saw.
   *
   * @param cloudMapServices how many Cloud Map services were listed
   * @param instances how many instances they had
   * @param unattributed how many of them are not proved to be in scope, and were left alone
   * @param missingOnce how many tasks ECS did not know for the first time, so that the next sweep
   *     decides
   * @param orphans how many tasks were to be removed
   * @param postponed how many stopped tasks were left to their events, and to the next sweep
   * @param stranded how many tasks are stranded
   * @param first whether no sweep came before it, so that nothing can have been seen twice
   * @param failures the reads that failed, after which the sweep went on
   * @param calls how many AWS calls it made
   * @param took from its beginning to its end, the health passes in between included
   */
  public record Sight(
      int cloudMapServices,
      int instances,
      int unattributed,
      int missingOnce,
      int orphans,
      int postponed,
      int stranded,
      boolean first,
      List<Failure> failures,
      int calls,
      Duration took) {

    /** Whether everything could be read. */
    public boolean isComplete() {
      return failures.isEmpty();
    }
  }

  /**
   * Goes on with the sweep, or begins one if it is due; at least one step.
   *
   * @param turn which sweep is due; a turn begins one at most
   * @param home any ARN of the account and region, where it is known
   * @param until when to stop, though not within a step
   */
  public Slice run(long turn, Optional<Arn> home, Instant until, Deadline deadline) {
    if (!deadline.leavesTime() || (round == null && turn <= latestTurn)) {
      return Slice.NONE;
    }
    Optional<SweepRound> current = round == null ? begin(home) : Optional.of(round);
    if (current.isEmpty()) {
      return Slice.NONE;
    }
    latestTurn = turn;
    return goOn(current.get(), until, deadline);
  }

  /** Nothing where there are no clusters to be had: the health pass has said so, and asks again. */
  private Optional<SweepRound> begin(Optional<Arn> home) {
    Instant begun = clock.instant();
    List<Arn> found;
    try {
      found = clusters.find(home);
    } catch (CallFailedException e) {
      return Optional.empty();
    }
    steps.begin();
    return Optional.of(
        new SweepRound(
            new RegisteringServices(ports.fleet(), services, policy.scope(), found),
            latestTurn == Long.MIN_VALUE,
            begun));
  }

  private Slice goOn(SweepRound current, Instant until, Deadline deadline) {
    calls.drain();
    ports.listings().begin();
    Reactor.Session session = reactor.new Session();
    List<StrandedTask> stranded = new ArrayList<>();
    Optional<SweepRound.Step> next = current.next();
    while (next.isPresent()) {
      take(next.get(), current, session, stranded, deadline);
      next = current.next();
      if (!clock.instant().isBefore(until) || !deadline.leavesTime()) {
        break;
      }
    }
    List<Report> reports = session.end(!session.isStorm(), deadline);
    reports.forEach(report -> current.calls += report.calls().size());
    round = next.isPresent() ? current : null;
    return new Slice(
        reports,
        stranded,
        next.isPresent() ? Optional.empty() : Optional.of(current.sight(clock.instant())));
  }

  /** One step; where it fails, nothing is concluded from what it should have read. */
  private void take(
      SweepRound.Step step,
      SweepRound current,
      Reactor.Session session,
      List<StrandedTask> stranded,
      Deadline deadline) {
    Attempt.at(
        () -> {
          switch (step) {
            case REMOVE -> session.addListed(steps.nextToLeave(current), deadline);
            case READ_SERVICES -> current.services.readSome();
            case DESCRIBE -> steps.describe(current);
            case LIST -> stranded.addAll(steps.list(current, deadline));
          }
        },
        current.failures);
    current.calls += calls.drain().size();
  }
}
