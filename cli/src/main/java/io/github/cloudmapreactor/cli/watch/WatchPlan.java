package io.github.cloudmapreactor.cli.watch;

import io.github.cloudmapreactor.app.Pause;
import io.github.cloudmapreactor.cli.aws.Destination;
import io.github.cloudmapreactor.cli.function.FunctionSettings;
import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.lambda.InvalidSettingsException;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.lambda.Settings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a watch was asked to do, and what follows from that.
 *
 * @param endpoint where the calls go; to AWS where there is none
 * @param once whether one pass is enough
 * @param enforce whether something may be changed
 * @param options settings that were given as options
 */
record WatchPlan(
    Optional<URI> endpoint, boolean once, boolean enforce, Map<Setting, String> options) {

  /** How each setting is called on the command line. */
  private static final Map<Setting, String> NAMES =
      Map.of(
          Setting.CLUSTERS, "--clusters",
          Setting.SERVICES, "--services",
          Setting.WATCH_INTERVAL, "--interval",
          Setting.SWEEP_INTERVAL, "--sweep-interval",
          Setting.STRANDED, "--stranded");

  /** The longest interval that there is, so that the first slice of a sweep is all of it. */
  private static final String TIME_FOR_A_SWEEP = "1h";

  /** Refuses what cannot be meant. */
  WatchPlan {
    endpoint.ifPresent(Destination::requireStandIn);
    options = Map.copyOf(options);
  }

  /**
   * What is watched.
   *
   * @param process the process's environment variables
   */
  WatchHeading heading(Map<String, String> process) {
    Map<String, String> settings = settings(process);
    return new WatchHeading(
        Destination.name(endpoint, process),
        new WatchHeading.Rhythm(
            once ? Optional.empty() : Optional.of(setting(settings, Setting.WATCH_INTERVAL)),
            setting(settings, Setting.SWEEP_INTERVAL)),
        setting(settings, Setting.CLUSTERS),
        setting(settings, Setting.SERVICES),
        effect(setting(settings, Setting.STRANDED)));
  }

  private WatchHeading.Effect effect(String stranded) {
    if (!enforce) {
      return WatchHeading.Effect.OBSERVE;
    }
    return WatchOptions.isReplace(stranded)
        ? WatchHeading.Effect.REPLACE
        : WatchHeading.Effect.ENFORCE;
  }

  private static String setting(Map<String, String> settings, Setting setting) {
    String text = settings.getOrDefault(setting.variable(), "");
    return text.isEmpty() ? setting.defaultText() : text;
  }

  /**
   * From one pass to the next; absent for once.
   *
   * @throws UsageException if the settings are wrong
   */
  Optional<Duration> interval(Map<String, String> process) {
    Duration every = checked(() -> Settings.from(settings(process)).watch().interval());
    return once ? Optional.empty() : Optional.of(every);
  }

  /**
   * The function that watches.
   *
   * @throws UsageException if the settings are wrong, or something is not there that it needs
   */
  WatchRun start(Map<String, String> process, InstantSource clock, Pause pause) {
    if (endpoint.isEmpty()) {
      Destination.requireCredentials();
    }
    Duration spacing = interval(process).orElse(Duration.ZERO);
    return checked(
        () ->
            new WatchRun(
                settings(process), clock, pause, Destination.sdk(endpoint, process), spacing));
  }

  private Map<String, String> settings(Map<String, String> process) {
    Map<String, String> settings = new HashMap<>(FunctionSettings.of(process, !enforce, enforce));
    options.forEach((setting, text) -> settings.put(setting.variable(), text));
    if (once) {
      settings.put(Setting.WATCH_INTERVAL.variable(), TIME_FOR_A_SWEEP);
    }
    return settings;
  }

  /** Work that may find the settings wrong; those that were given as options are called so. */
  private <T> T checked(Supplier<T> work) {
    try {
      return work.get();
    } catch (InvalidSettingsException e) {
      String message = String.valueOf(e.getMessage());
      for (Setting setting : options.keySet()) {
        message = message.replace(setting.variable(), NAMES.get(setting));
      }
      throw new UsageException(message.replace("the environment variables are wrong: ", ""), e);
    }
  }
}
