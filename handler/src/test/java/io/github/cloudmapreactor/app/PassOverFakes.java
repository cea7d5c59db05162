package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.app.HealthPass.Sight;
import io.github.cloudmapreactor.core.DeregistrationPolicy;
import io.github.cloudmapreactor.core.Outcome.Kind;
import io.github.cloudmapreactor.core.Policies;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.States;
import io.github.cloudmapreactor.core.StrandedPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Health passes over ports in memory, and short words for what their tests do with them. */
abstract class PassOverFakes extends ReactorOverFakes {

  HealthPass pass = pass(Policies.DEFAULT);

  HealthPass pass(Policy policy) {
    ListingsOfAPass listings = new ListingsOfAPass(aws);
    return pass(
        policy,
        reactor(policy, views(ServiceViews.Calls.FULL), listings),
        listings,
        new RunningTasks(new StrandedPolicy(policy)));
  }

  HealthPass pass(Policy policy, Reactor reactor, ListingsOfAPass listings, RunningTasks running) {
    return new HealthPass(
        aws,
        new ClustersInScope(aws, policy.scope(), aws.clock),
        new DeregistrationPolicy(policy),
        reactor,
        listings,
        running,
        aws,
        aws.clock);
  }

  /** The next pass, ten seconds after the one before. */
  Sight run() {
    return run(AMPLE);
  }

  Sight run(Deadline deadline) {
    aws.advance(Duration.ofSeconds(10));
    aws.calls.clear();
    aws.drain();
    return pass.run(Optional.empty(), deadline);
  }

  /** As much time as this many reads of the fleet take, at a second each. */
  Deadline timeForReads(int reads) {
    aws.timeOfAFleetRead = Duration.ofSeconds(1);
    Instant end = aws.clock.instant().plusSeconds(10 + reads).plus(Deadline.TIME_FOR_A_CALL);
    return () -> Duration.between(aws.clock.instant(), end).minusNanos(1);
  }

  /** Running tasks of the service orders that are listed in srv-a. */
  void runs(String health, String... ids) {
    for (String id : ids) {
      aws.tasks.put(id, States.found(id, health));
      aws.register("srv-a", id);
    }
  }

  /** A cluster with one service of its own name, and these tasks in {@code srv-NAME}. */
  void serveCluster(String name, int desiredCount, String health, String... ids) {
    if (!aws.clusters.contains(name)) {
      aws.clusters.add(name);
    }
    aws.serve(
        States.view(
            new ServiceRef(States.clusterArn(name), name),
            desiredCount,
            Duration.ZERO,
            Map.of(),
            "srv-" + name));
    for (String id : ids) {
      aws.tasks.put(id, States.in(name, States.found(id, health)));
      aws.register("srv-" + name, id);
    }
  }

  int count(String call) {
    return Collections.frequency(aws.calls, call);
  }

  static List<Kind> outcomes(Sight sight) {
    return sight.reports().stream().map(report -> report.outcome().kind()).toList();
  }
}
