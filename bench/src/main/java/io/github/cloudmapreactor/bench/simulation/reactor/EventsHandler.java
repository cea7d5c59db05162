package io.github.cloudmapreactor.bench.simulation.reactor;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.app.Deadline;
import io.github.cloudmapreactor.app.Reactor;
import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.bench.simulation.aws.AwsClient;
import io.github.cloudmapreactor.bench.simulation.messaging.Message;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.TaskState;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The events function in one execution environment: a reactor with a memory of its own. As the
 * product's {@code EventProcessor} does, it has what a retry can mend come again, and keeps the
 * rest among the dead letters.
 */
final class EventsHandler {

  private final Reactor reactor;
  private final AwsClient client;
  private final ReactorLog log;

  EventsHandler(Parts parts, ReactorLog log) {
    this.reactor = parts.reactor();
    this.client = parts.client();
    this.log = log;
  }

  /** Works a batch off; those messages that are to come again. */
  Set<Message<TaskState>> react(List<Message<TaskState>> batch, Deadline deadline) {
    client.begin(deadline);
    List<Report> reports = reactor.react(batch.stream().map(Message::body).toList(), deadline);
    Set<Message<TaskState>> again = new HashSet<>();
    for (int i = 0; i < batch.size(); i++) {
      Report report = reports.get(i);
      if (note(report).isPresent()) {
        again.add(batch.get(i));
      }
    }
    return again;
  }

  /**
   * Works an event off that was delivered directly.
   *
   * @throws CallFailedException where it is to come again
   */
  TaskState reactTo(TaskState event, Deadline deadline) {
    client.begin(deadline);
    Report report = reactor.react(List.of(event), deadline).get(0);
    Optional<Failure> failure = note(report);
    if (failure.isPresent()) {
      throw new CallFailedException(failure.get());
    }
    return event;
  }

  /** Logs what became of an event; the failure that a retry can mend. */
  private Optional<Failure> note(Report report) {
    log.add(report);
    if (!(report.outcome() instanceof Outcome.Failed failed)) {
      return Optional.empty();
    }
    if (!failed.failure().retryable()) {
      log.addDeadLetter(report);
      return Optional.empty();
    }
    return Optional.of(failed.failure());
  }
}
