package io.github.cloudmapreactor.bench.telemetry;

import io.github.cloudmapreactor.app.Report;

/** The metrics with Powertools, and no log line: what is left whichever logger it is used with. */
public final class PowertoolsMetricsAlone {

  private PowertoolsMetricsAlone() {}

  public static void main(String[] args) {
    Stopwatch stopwatch = new Stopwatch();
    Report report = Sample.report();
    new PowertoolsMetrics().publish(report);
    stopwatch.stop();
  }
}
