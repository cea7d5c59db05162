package io.github.cloudmapreactor.app;

import static io.github.cloudmapreactor.core.States.view;

import io.github.cloudmapreactor.core.DeregistrationPolicy;
import io.github.cloudmapreactor.core.Outcome.Kind;
import io.github.cloudmapreactor.core.Policies;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A reactor over ports in memory, and short words for what its tests do with it. */
abstract class ReactorOverFakes {

  static final Deadline AMPLE = () -> Duration.ofSeconds(14);

  final FakeAws aws = new FakeAws();
  Reactor reactor = reactor(Policies.DEFAULT);

  Reactor reactor(Policy policy) {
    return reactor(policy, aws);
  }

  Reactor reactor(Policy policy, InstanceRegistry registry) {
    return reactor(policy, views(ServiceViews.Calls.LEAN), registry);
  }

  ServiceViews views(ServiceViews.Calls calls) {
    return new ServiceViews(aws, Duration.ofSeconds(60), calls, Pace.NONE, aws.clock);
  }

  Reactor reactor(Policy policy, ServiceViews views, InstanceRegistry registry) {
    return new Reactor(
        new DeregistrationPolicy(policy),
        aws,
        views,
        registry,
        Duration.ofSeconds(2),
        aws.pause,
        Pace.NONE,
        aws,
        aws.clock);
  }

  Report react(TaskState state) {
    return reactor.react(List.of(state), AMPLE).get(0);
  }

  List<Report> reactAll(TaskState... states) {
    return reactor.react(Arrays.asList(states), AMPLE);
  }

  void serveOne(String... instances) {
    aws.serve(view(instances.length, Duration.ZERO, "srv-a"));
    aws.register("srv-a", instances);
  }

  static List<Kind> kinds(Report report) {
    return report.registrations().stream().map(each -> each.outcome().kind()).toList();
  }
}
