package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.app.DeadLetters;
import io.github.cloudmapreactor.app.Deadline;
import io.github.cloudmapreactor.app.Reactor;
import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.Failure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Works off events: reads each, lets the reactor react to all that could be read, and keeps what no
 * retry can mend among the dead letters.
 */
final class EventProcessor {

  private final EventReader reader = new EventReader();
  private final Reactor reactor;
  private final Optional<DeadLetters> deadLetters;

  EventProcessor(Reactor reactor, Optional<DeadLetters> deadLetters) {
    this.reactor = reactor;
    this.deadLetters = deadLetters;
  }

  /**
   * Works off events, each for itself.
   *
   * @param bodies the events as they came
   * @param home the function's own ARN
   * @return how each ended, in the same order
   */
  List<Result> process(List<byte[]> bodies, Optional<Arn> home, Deadline deadline) {
    List<Optional<TaskEvent>> events = new ArrayList<>();
    List<Result> invalid = new ArrayList<>();
    for (byte[] body : bodies) {
      try {
        events.add(Optional.of(reader.read(body).toEvent(home)));
      } catch (InvalidEventException e) {
        events.add(Optional.empty());
        invalid.add(Result.invalid(e));
      }
    }
    Iterator<Report> reports =
        reactor
            .react(
                events.stream().flatMap(Optional::stream).map(TaskEvent::state).toList(), deadline)
            .iterator();
    Iterator<Result> failures = invalid.iterator();
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      Result result =
          events.get(i).map(event -> Result.of(event, reports.next())).orElseGet(failures::next);
      results.add(keepIfHopeless(bodies.get(i), result, deadline));
    }
    return results;
  }

  private Result keepIfHopeless(byte[] body, Result result, Deadline deadline) {
    Optional<Failure> hopeless = result.failure().filter(failure -> !failure.retryable());
    if (hopeless.isEmpty()) {
      return result;
    }
    Failure failure = hopeless.get();
    if (deadLetters.isEmpty()) {
      String message = "%s; and %s names no queue to keep it in";
      return result.withFailure(
          new Failure(
              failure.type(),
              message.formatted(failure.message(), Setting.DEAD_LETTER_QUEUE.variable()),
              false));
    }
    try {
      deadline.requireTime();
      deadLetters.get().keep(new String(body, StandardCharsets.UTF_8), failure);
      return result.asDeadLetter();
    } catch (RuntimeException e) {
      String message =
          "%s; and it could not be kept: %s".formatted(failure.message(), e.getMessage());
      return result.withFailure(new Failure(failure.type(), message, true));
    }
  }
}
