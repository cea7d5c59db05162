package io.github.cloudmapreactor.bench.telemetry;

import io.github.cloudmapreactor.app.Report;

/** Makes the report and says next to nothing about it: the part that all variants share. */
public final class NoLine {

  private NoLine() {}

  public static void main(String[] args) {
    Stopwatch stopwatch = new Stopwatch();
    Report report = Sample.report();
    System.out.println(report.outcome().kind());
    stopwatch.stop();
  }
}
