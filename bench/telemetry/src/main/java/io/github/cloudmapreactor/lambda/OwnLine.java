package io.github.cloudmapreactor.lambda;

import java.util.Optional;
import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.bench.telemetry.Sample;
import io.github.cloudmapreactor.bench.telemetry.Stopwatch;
import java.time.InstantSource;

/** Tells the report as the function does, in whose package its {@link Telemetry} is private. */
public final class OwnLine {

  private OwnLine() {}

  public static void main(String[] args) {
    Stopwatch stopwatch = new Stopwatch();
    Report report = Sample.report();
    new Telemetry(System.out, InstantSource.system())
        .log(
            Result.of(new TaskEvent(Sample.EVENT_ID, null, report.observed()), report),
            new Telemetry.Origin(Sample.FUNCTION, Sample.REQUEST_ID, Optional.empty(), true));
    stopwatch.stop();
  }
}
