package io.github.cloudmapreactor.app;

import static io.github.cloudmapreactor.core.States.running;
import static io.github.cloudmapreactor.core.States.stopping;
import static io.github.cloudmapreactor.core.States.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.DeregistrationPolicy;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.Outcome.Kind;
import io.github.cloudmapreactor.core.Policies;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.States;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A reactor that is held to its share of the quotas: waits before a call, or hands back. */
final class PaceTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final FakeAws aws = new FakeAws();
  private final List<Duration> called = new ArrayList<>();

  /** Attempts use the budgets up where they are made, as the SDK's clients have it. */
  private Reactor reactor(Share share) {
    Pace pace = Pace.of(share, aws.pause, aws.clock);
    RegistrationLookup lookup =
        (cluster, names) -> {
          take(pace, Pace.Call.DESCRIBE_SERVICES);
          return aws.find(cluster, names);
        };
    TaskSource tasks =
        task -> {
          take(pace, Pace.Call.DESCRIBE_TASKS);
          return aws.read(task);
        };
    return new Reactor(
        new DeregistrationPolicy(Policies.DEFAULT),
        tasks,
        new ServiceViews(lookup, Duration.ofSeconds(60), ServiceViews.Calls.LEAN, pace, aws.clock),
        new PacedRegistry(pace),
        Duration.ZERO,
        aws.pause,
        pace,
        aws,
        aws.clock);
  }

  private void take(Pace pace, Pace.Call call) {
    CallBudget budget = pace.budget(call).orElseThrow();
    assertThat(budget.delay()).as("what has been waited for before the call").isZero();
    budget.take();
    called.add(Duration.between(States.NOW, aws.clock.instant()));
  }

  private List<Report> react(Reactor reactor, List<TaskState> states) {
    Instant end = aws.clock.instant().plus(TIMEOUT);
    return reactor.react(states, () -> Duration.between(aws.clock.instant(), end));
  }

  private static List<TaskState> stops(int count) {
    return IntStream.range(0, count).mapToObj(i -> stopping("t" + i)).toList();
  }

  private void serve(int count) {
    aws.serve(view(count, Duration.ZERO, "srv-a"));
    stops(count).forEach(state -> aws.register("srv-a", state.task().id()));
  }

  @Test
  void aSingleEventWaitsForNothing() {
    serve(1);
    react(reactor(new Share(50, 1_000)), stops(1));
    assertThat(aws.pauses).isEmpty();
    assertThat(aws.listed("srv-a")).isEmpty();
  }

  @Test
  void anEnvironmentsBurstAndRateAreItsPartOfCloudMaps() {
    serve(25);
    react(reactor(new Share(50, 5)), stops(25));
    assertThat(aws.listed("srv-a")).isEmpty();
    // A lookup, a fifth of Cloud Map's bucket of 100, and then a fifth of its 50 a second.
    assertThat(called.subList(0, 21)).containsOnly(Duration.ZERO);
    assertThat(called.subList(21, 26))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 5).mapToObj(i -> Duration.ofMillis(100L * i)).toList());
  }

  @Test
  void whatDoesNotFitAfterItsWaitIsHandedBackAndWasNotAskedFor() {
    serve(20);
    List<Report> reports = react(reactor(new Share(50, 50)), stops(20));
    // Two at once and then one a second, as long as a call fits: until 13.5 s are over.
    List<Report> done = reports.subList(0, 15);
    assertThat(done).allMatch(report -> report.outcome().kind() == Kind.SUBMITTED);
    assertThat(reports.subList(15, 20))
        .allSatisfy(
            report -> {
              assertThat(report.outcome()).isInstanceOf(Outcome.Failed.class);
              assertThat(((Outcome.Failed) report.outcome()).failure().type())
                  .isEqualTo(Deadline.OUT_OF_TIME);
              assertThat(((Outcome.Failed) report.outcome()).failure().retryable()).isTrue();
              assertThat(report.observedToCall()).as("no call was made").isEmpty();
            });
    assertThat(aws.listed("srv-a")).hasSize(5);
    assertThat(aws.clock.instant()).isEqualTo(States.NOW.plusSeconds(13));
  }

  @Test
  void theTimeToTheCallHasTheWaitInIt() {
    serve(3);
    List<Report> reports = react(reactor(new Share(50, 50)), stops(3));
    assertThat(reports)
        .extracting(report -> report.observedToCall().orElseThrow())
        .containsExactly(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1));
  }

  @Test
  void lookupsKeepWithinTheirPartOfEcssRefillAndSaveNothingUp() {
    List<TaskState> states =
        IntStream.range(0, 9).mapToObj(i -> States.in("c" + i, stopping("t" + i))).toList();
    for (TaskState state : states) {
      String name = state.task().cluster();
      ServiceRef service = new ServiceRef(state.task().clusterArn(), name);
      aws.serve(view(service, 1, Duration.ZERO, Map.of(), "srv-a"));
      aws.register("srv-a", state.task().id());
    }
    react(reactor(new Share(1_000, 5)), states);
    assertThat(aws.listed("srv-a")).isEmpty();
    assertThat(aws.pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  @Test
  void inspectionsKeepWithinTheirPartToo() {
    List<TaskState> states = IntStream.range(0, 4).mapToObj(i -> running("t" + i)).toList();
    states.forEach(state -> aws.tasks.put(state.task().id(), States.found("t", "HEALTHY")));
    react(reactor(new Share(50, 40)), states);
    // 40 environments share 20 a second: each has one in two seconds.
    assertThat(called.stream().map(Duration::toSeconds)).containsExactly(0L, 2L, 4L, 6L);
  }

  /** A registry whose deregistrations use up the budget. */
  private final class PacedRegistry implements InstanceRegistry {

    private final Pace pace;

    PacedRegistry(Pace pace) {
      this.pace = pace;
    }

    @Override
    public Removal deregister(CloudMapService service, TaskRef task) {
      take(pace, Pace.Call.DEREGISTER_INSTANCE);
      return aws.deregister(service, task);
    }

    @Override
    public Map<String, String> attributes(CloudMapService service, TaskRef task) {
      return aws.attributes(service, task);
    }

    @Override
    public Map<String, Map<String, String>> instances(CloudMapService service, String account) {
      return aws.instances(service, account);
    }

    @Override
    public Operation operation(String operationId, CloudMapService service, TaskRef task) {
      return aws.operation(operationId, service, task);
    }
  }
}
