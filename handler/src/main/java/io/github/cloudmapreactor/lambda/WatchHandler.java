package io.github.cloudmapreactor.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.cloudmapreactor.app.Deadline;
import io.github.cloudmapreactor.app.HealthPass;
import io.github.cloudmapreactor.app.HealthPass.Sight;
import io.github.cloudmapreactor.app.OrphanSweep;
import io.github.cloudmapreactor.app.OrphanSweep.Slice;
import io.github.cloudmapreactor.app.Pause;
import io.github.cloudmapreactor.core.Arn;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The health watch: takes SQS batches of ticks, and at each looks at every task in scope that runs.
 * In the time until the next one it goes on with the orphan sweep. A tick never comes again: the
 * next one does better. A probe is answered with what the function finds and may do.
 */
public final class WatchHandler implements RequestStreamHandler, AutoCloseable {

  private static final String DUE = "due";

  /** What the last step of a slice mostly takes. */
  private static final Duration LAST_STEP = Duration.ofSeconds(1);

  private final SqsBatches batches = new SqsBatches();
  private final AtomicBoolean cold = new AtomicBoolean(true);
  private final InstantSource clock;
  private final Wiring wiring;
  private final HealthPass pass;
  private final OrphanSweep sweep;
  private final Settings settings;
  private final Ticks ticks;
  private final Telemetry telemetry;
  private @Nullable Instant latest;

  /**
   * The function as Lambda makes it.
   *
   * @throws InvalidSettingsException where the environment variables are wrong
   */
  public WatchHandler() {
    this(System.getenv(), InstantSource.system(), Wiring::sleep, System.out);
    prepare();
  }

  /**
   * The function with another environment, clock and log.
   *
   * @param environment the settings
   * @param clock the present
   * @param pause how to wait
   * @param log takes a JSON line a pass, and one for every task that was to be deregistered
   * @throws InvalidSettingsException where the settings are wrong
   */
  public WatchHandler(
      Map<String, String> environment, InstantSource clock, Pause pause, PrintStream log) {
    this.settings = Settings.from(environment);
    this.clock = clock;
    this.wiring = Wiring.forWatch(settings, clock, pause);
    Wiring.Watch watch = wiring.watch();
    this.pass = watch.pass();
    this.sweep = watch.sweep();
    this.ticks = new Ticks(settings.watch().interval());
    this.telemetry = new Telemetry(log, clock);
  }

  /** Builds the clients that every removal needs now, and not at first need. */
  void prepare() {
    wiring.prepare();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.begin(Invocation.deadline(context));
    Telemetry.Origin origin = Invocation.origin(context, cold.getAndSet(false));
    byte[] bytes = input.readAllBytes();
    if (InputName.of(bytes).equals(InputName.PROBE)) {
      wiring.watchProbe(telemetry).answer(bytes, output, context, origin);
      return;
    }
    SQSEvent batch =
        batches
            .read(bytes)
            .orElseThrow(
                () -> InvalidEventException.input("expected a batch of ticks, or a probe"));
    Optional<Instant> due = newest(batch.getRecords(), origin);
    if (due.isPresent()) {
      run(due.get(), origin, context);
    }
    batches.write(new SQSBatchResponse(List.of()), output);
  }

  /** The tick to work off: one that is late or that was worked off already has nothing to add. */
  private Optional<Instant> newest(List<SQSMessage> messages, Telemetry.Origin origin) {
    Instant now = clock.instant();
    return messages.stream()
        .flatMap(message -> read(message, origin).stream())
        .filter(due -> ticks.isTimely(due, now))
        .filter(due -> latest == null || due.isAfter(latest))
        .max(Comparator.naturalOrder());
  }

  /** What is no tick is said once, and does not keep the others from being worked off. */
  private Optional<Instant> read(SQSMessage message, Telemetry.Origin origin) {
    try {
      return Optional.of(
          Moments.read(message.getBody().getBytes(StandardCharsets.UTF_8), DUE)
              .orElseThrow(() -> InvalidEventException.missing(DUE, "the moment of a tick")));
    } catch (InvalidEventException e) {
      telemetry.log(Result.invalid(e), origin);
      return Optional.empty();
    }
  }

  private void run(Instant due, Telemetry.Origin origin, Context context) {
    latest = due;
    Duration late = Duration.between(due, clock.instant());
    Optional<Arn> home = Invocation.home(context);
    Deadline deadline = Invocation.deadline(context);
    Sight sight = pass.run(home, deadline);
    sight.reports().forEach(report -> telemetry.log(Result.found(report), origin));
    telemetry.log(new PassTelemetry(due, late, sight), origin);
    Slice slice = sweep.run(settings.watch().sweepTurn(due), home, endOfSlice(due), deadline);
    slice.reports().forEach(report -> telemetry.log(Result.found(report), origin));
    slice.stranded().forEach(task -> telemetry.log(new StrandedTelemetry(task), origin));
    slice.ended().ifPresent(swept -> telemetry.log(new SweepTelemetry(swept), origin));
  }

  /**
   * When the next pass is due, and its operations have been waited for. Where passes take all the
   * time there is, a quarter of the interval is the sweep's all the same.
   */
  private Instant endOfSlice(Instant due) {
    Duration interval = settings.watch().interval();
    Instant nextPass = due.plus(interval).minus(settings.confirmation()).minus(LAST_STEP);
    Instant least = clock.instant().plus(interval.dividedBy(4));
    return nextPass.isAfter(least) ? nextPass : least;
  }

  /** Frees what the function holds; Lambda never asks for it, a caller of many functions does. */
  @Override
  public void close() {
    wiring.close();
  }
}
