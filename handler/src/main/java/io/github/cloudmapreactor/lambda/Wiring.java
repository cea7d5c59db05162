package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.app.DeadLetters;
import io.github.cloudmapreactor.app.Pause;
import io.github.cloudmapreactor.app.Reactor;
import io.github.cloudmapreactor.app.ServiceViews;
import io.github.cloudmapreactor.aws.AwsClients;
import io.github.cloudmapreactor.aws.CallJournal;
import io.github.cloudmapreactor.aws.CloudMapRegistry;
import io.github.cloudmapreactor.aws.EcsRegistrationLookup;
import io.github.cloudmapreactor.aws.EcsTaskSource;
import io.github.cloudmapreactor.aws.SqsDeadLetters;
import io.github.cloudmapreactor.core.DeregistrationPolicy;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Puts the parts together: the only place that makes adapters. */
final class Wiring implements AutoCloseable {

  private final AwsClients clients;
  private final EventProcessor events;

  /** All parts under these settings. */
  Wiring(Settings settings, InstantSource clock, Pause pause) {
    CallJournal journal = new CallJournal();
    clients = new AwsClients(journal);
    Reactor reactor =
        new Reactor(
            new DeregistrationPolicy(settings.policy()),
            new EcsTaskSource(clients, clock),
            new ServiceViews(
                new EcsRegistrationLookup(clients, clock), settings.lookupCache(), clock),
            new CloudMapRegistry(clients),
            settings.confirmation(),
            pause,
            journal,
            clock);
    Optional<DeadLetters> deadLetters =
        settings.deadLetterQueue().map(URI::toString).map(url -> new SqsDeadLetters(clients, url));
    events = new EventProcessor(reactor, deadLetters);
  }

  EventProcessor events() {
    return events;
  }

  /** Does what can be done before the first event. */
  void prepare() {
    clients.prepare();
  }

  @Override
  public void close() {
    clients.close();
  }

  /** Waits in real time. */
  static void sleep(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
