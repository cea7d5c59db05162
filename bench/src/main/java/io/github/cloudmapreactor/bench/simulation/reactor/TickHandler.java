package io.github.cloudmapreactor.bench.simulation.reactor;

import io.github.cloudmapreactor.app.Deadline;
import io.github.cloudmapreactor.app.HealthPass.Sight;
import io.github.cloudmapreactor.app.OrphanSweep.Slice;
import io.github.cloudmapreactor.bench.simulation.aws.AwsClient;
import io.github.cloudmapreactor.bench.simulation.messaging.Message;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.lambda.Settings;
import io.github.cloudmapreactor.lambda.WatchTicks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The watch function in one execution environment. As the product's {@code WatchHandler} does, it
 * drops ticks that are late or were worked off, goes on with the orphan sweep until the next one,
 * and a tick never comes again.
 */
final class TickHandler {

  private final Parts.Watch watch;
  private final AwsClient client;
  private final Settings settings;
  private final WatchTicks ticks;
  private final Arn home;
  private final ReactorLog log;
  private final InstantSource clock;
  private @Nullable Instant latest;

  TickHandler(
      Parts parts,
      Settings settings,
      WatchTicks ticks,
      Arn home,
      ReactorLog log,
      InstantSource clock) {
    this.watch = parts.watch();
    this.client = parts.client();
    this.settings = settings;
    this.ticks = ticks;
    this.home = home;
    this.log = log;
    this.clock = clock;
  }

  /** Works the newest tick of a batch off; no message is to come again. */
  Set<Message<Instant>> tick(List<Message<Instant>> batch, Deadline deadline) {
    Optional<Instant> due =
        batch.stream()
            .map(Message::body)
            .filter(ticks::isTimely)
            .filter(each -> latest == null || each.isAfter(latest))
            .max(Comparator.naturalOrder());
    if (due.isPresent()) {
      run(due.get(), deadline);
    } else {
      log.dropTicks(batch.size());
    }
    return Set.of();
  }

  private void run(Instant due, Deadline deadline) {
    latest = due;
    client.begin(deadline);
    Instant begun = clock.instant();
    Sight sight = watch.pass().run(Optional.of(home), deadline);
    log.add(new Pass(due, begun, clock.instant(), sight));
    Instant sweptFrom = clock.instant();
    Slice slice =
        watch.sweep().run(ticks.sweepTurn(due), Optional.of(home), endOfSlice(due), deadline);
    log.add(new SweepSlice(due, sweptFrom, clock.instant(), slice));
  }

  /** As the product's, whose own is private: until the next pass, though a quarter at least. */
  private Instant endOfSlice(Instant due) {
    Duration interval = settings.watch().interval();
    Instant nextPass = due.plus(interval).minus(settings.confirmation());
    Instant least = clock.instant().plus(interval.dividedBy(4));
    return nextPass.isAfter(least) ? nextPass : least;
  }
}
