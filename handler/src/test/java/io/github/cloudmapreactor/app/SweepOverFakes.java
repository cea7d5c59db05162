package io.github.cloudmapreactor.app;

import static io.github.cloudmapreactor.core.States.ORDERS;
import static io.github.cloudmapreactor.core.States.id;

import io.github.cloudmapreactor.app.OrphanSweep.Sight;
import io.github.cloudmapreactor.app.OrphanSweep.Slice;
import io.github.cloudmapreactor.core.Policies;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.States;
import io.github.cloudmapreactor.core.StrandedPolicy;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskState.Source;
import io.github.cloudmapreactor.core.TaskState.Statuses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orphan sweeps behind health passes, over ports in memory. */
abstract class SweepOverFakes extends PassOverFakes {

  OrphanSweep sweep = watch(Policies.DEFAULT);
  private long turn;

  /** A pass and a sweep that share what they remember. */
  OrphanSweep watch(Policy policy) {
    ListingsOfAPass listings = new ListingsOfAPass(aws);
    ServiceViews views = views(ServiceViews.Calls.FULL);
    RunningTasks running = new RunningTasks(new StrandedPolicy(policy));
    Reactor shared = reactor(policy, views, listings);
    pass = pass(policy, shared, listings, running);
    return new OrphanSweep(
        new OrphanSweep.Ports(aws, aws, aws, aws, aws.clock),
        policy,
        views,
        new ClustersInScope(aws, policy.scope(), aws.clock),
        running,
        shared);
  }

  /** A pass, and a minute after the one before the sweep of the next turn, to its end. */
  Slice sweep() {
    aws.advance(Duration.ofMinutes(1));
    return sweep(++turn, Instant.MAX, AMPLE);
  }

  /** A pass, and a slice of the sweep that is going on. */
  Slice slice(Instant until) {
    return sweep(turn, until, AMPLE);
  }

  Slice sweep(long due, Instant until, Deadline deadline) {
    run();
    aws.calls.clear();
    aws.drain();
    return sweep.run(due, Optional.empty(), until, deadline);
  }

  void beginTurn() {
    turn++;
  }

  /** A pass and the sweeps of as many turns, five minutes apart; what the last one saw. */
  Sight sweep(int times) {
    Slice last = sweep();
    for (int i = 1; i < times; i++) {
      aws.advance(Duration.ofMinutes(5));
      last = sweep();
    }
    return last.ended().orElseThrow();
  }

  /** Tasks of the service orders that run and are registered in srv-a. */
  void runsRegistered(String... tasks) {
    for (String task : tasks) {
      runsUnregistered(task);
      registered(task);
    }
  }

  void runsUnregistered(String task) {
    aws.tasks.put(id(task), States.found(id(task), "HEALTHY"));
  }

  void registered(String... tasks) {
    for (String task : tasks) {
      aws.registerAs(ORDERS, "srv-a", id(task));
    }
  }

  /** A task that has stopped, so that no list of running tasks has it. */
  void stopped(String task) {
    aws.tasks.put(id(task), state(task, "STOPPED", "STOPPED", "HEALTHY"));
  }

  static TaskState state(String task, String last, String desired, String health) {
    return States.state(
        Source.DESCRIBE_TASKS, id(task), 9, new Statuses(last, desired, health), States.NOW);
  }

  /** The first characters of what is listed. */
  List<String> left(String cloudMapService) {
    List<String> left = new ArrayList<>();
    aws.listed(cloudMapService).forEach(each -> left.add(each.replaceAll("0+$", "")));
    return left;
  }
}
