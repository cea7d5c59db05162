package io.github.cloudmapreactor.bench.telemetry;

import io.github.cloudmapreactor.app.Report;

/** Tells the report with Powertools: a log line, and the metrics in two more. */
public final class PowertoolsLine {

  private PowertoolsLine() {}

  public static void main(String[] args) {
    Stopwatch stopwatch = new Stopwatch();
    Report report = Sample.report();
    new PowertoolsLog().log(report, new SampleContext());
    new PowertoolsMetrics().publish(report);
    stopwatch.stop();
  }
}
