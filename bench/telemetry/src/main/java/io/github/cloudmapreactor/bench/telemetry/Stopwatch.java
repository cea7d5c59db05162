package io.github.cloudmapreactor.bench.telemetry;

import java.lang.management.ManagementFactory;

/** Takes the time of one piece of work, and how many classes this JVM has loaded by then. */
public final class Stopwatch {

  private static final double NANOS_PER_MILLI = 1_000_000;

  private final long start = System.nanoTime();

  /** Writes to the standard error: the milliseconds since the start, and the classes loaded. */
  public void stop() {
    double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
    long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    System.err.println(millis + " " + classes);
  }
}
