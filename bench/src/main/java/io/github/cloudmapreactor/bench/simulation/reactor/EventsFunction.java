package io.github.cloudmapreactor.bench.simulation.reactor;

import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.lambda.AsyncInvocations;
import io.github.cloudmapreactor.bench.simulation.lambda.EventSourceMapping;
import io.github.cloudmapreactor.bench.simulation.lambda.LambdaFunction;
import io.github.cloudmapreactor.bench.simulation.messaging.Message;
import io.github.cloudmapreactor.bench.simulation.messaging.MessageQueue;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The events function with the way on which events come to it, as its stack deploys both. */
final class EventsFunction {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int BATCH = 10;
  private static final MessageQueue.Traits QUEUE =
      new MessageQueue.Traits(Duration.ofSeconds(30), Duration.ofDays(4), 240);

  private final Simulation simulation;
  private final LambdaFunction<EventsHandler> function;
  private final MessageQueue<TaskState> queue;
  private final Optional<AsyncInvocations<TaskState, TaskState>> invocations;
  private final List<TaskState> givenUp = new ArrayList<>();

  /** A function whose environments {@code init} makes. */
  EventsFunction(Simulation simulation, Stack stack, Supplier<EventsHandler> init) {
    this.simulation = simulation;
    this.function = new LambdaFunction<>(simulation, traits(stack), init);
    this.queue = new MessageQueue<>(simulation, QUEUE);
    this.invocations =
        switch (stack.delivery()) {
          case QUEUE -> Optional.empty();
          case DIRECT, DIRECT_RESERVED -> Optional.of(invocations());
        };
    if (invocations.isEmpty()) {
      map(stack.maximumConcurrency());
    }
  }

  private void map(int maximumConcurrency) {
    new EventSourceMapping<>(
        simulation,
        queue,
        new EventSourceMapping.Traits(BATCH, maximumConcurrency),
        (batch, end) ->
            function.invoke((handler, deadline) -> handler.react(batch, deadline), end));
  }

  private AsyncInvocations<TaskState, TaskState> invocations() {
    return new AsyncInvocations<>(
        simulation,
        (event, end) ->
            function.invoke((handler, deadline) -> handler.reactTo(event, deadline), end),
        givenUp::add);
  }

  private static LambdaFunction.Traits traits(Stack stack) {
    int concurrency =
        switch (stack.delivery()) {
          case QUEUE, DIRECT -> Assumptions.ACCOUNT_CONCURRENCY;
          case DIRECT_RESERVED -> stack.maximumConcurrency();
        };
    return LambdaFunction.Traits.of(ReactorDeployment.EVENTS, TIMEOUT, concurrency);
  }

  /** Takes an event as EventBridge delivers it. */
  void take(TaskState event) {
    invocations.ifPresentOrElse(
        direct -> direct.send(event), () -> queue.send(event, Duration.ZERO));
  }

  LambdaFunction<EventsHandler> function() {
    return function;
  }

  MessageQueue<TaskState> queue() {
    return queue;
  }

  /** Whether every event found its end. */
  boolean isIdle() {
    return queue.open().isEmpty() && invocations.map(AsyncInvocations::open).orElse(0) == 0;
  }

  /** What was tried too often. */
  Stream<TaskState> givenUp() {
    return Stream.concat(givenUp.stream(), queue.deadLetters().stream().map(Message::body));
  }
}
