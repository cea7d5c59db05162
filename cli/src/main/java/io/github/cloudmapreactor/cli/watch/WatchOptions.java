package io.github.cloudmapreactor.cli.watch;

import io.github.cloudmapreactor.lambda.Setting;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a watch that are settings of the function. */
final class WatchOptions {

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      description = "From one pass to the next, 5s to 1h; 10s by default.")
  private @Nullable String interval;

  @Option(
      names = "--sweep-interval",
      paramLabel = "TIME",
      description =
          "From one sweep to the next, 1m to 24h; 5m by default. The first begins at once.")
  private @Nullable String sweepInterval;

  @Option(
      names = "--clusters",
      paramLabel = "NAMES",
      description = "Only these, such as prod,staging-*; all by default.")
  private @Nullable String clusters;

  @Option(
      names = "--services",
      paramLabel = "NAMES",
      description = "Only these ECS services, such as web-*; all by default.")
  private @Nullable String services;

  @Option(
      names = "--stranded",
      paramLabel = "WHAT",
      description =
          "What becomes of stranded tasks: report (the default), or replace, which stops one of a"
              + " service in a sweep, so that ECS starts another; goes with --enforce.")
  private @Nullable String stranded;

  /** Those that were given. */
  Map<Setting, String> given() {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    put(given, Setting.WATCH_INTERVAL, interval);
    put(given, Setting.SWEEP_INTERVAL, sweepInterval);
    put(given, Setting.CLUSTERS, clusters);
    put(given, Setting.SERVICES, services);
    put(given, Setting.STRANDED, stranded);
    return given;
  }

  private static void put(Map<Setting, String> given, Setting setting, @Nullable String text) {
    Optional.ofNullable(text).ifPresent(value -> given.put(setting, value));
  }

  /** Whether this is how the setting says that stranded tasks are to be stopped. */
  static boolean isReplace(String stranded) {
    return stranded.strip().equals("replace");
  }
}
