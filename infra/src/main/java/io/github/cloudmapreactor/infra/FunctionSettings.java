package io.github.cloudmapreactor.infra;

import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.Policy.Mode;
import io.github.cloudmapreactor.core.Policy.Stranded;
import io.github.cloudmapreactor.lambda.InvalidSettingsException;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.lambda.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The functions' settings as a user gives them, read and judged by the functions' own code, so that
 * what would stop a function from starting stops the synthesis.
 */
final class FunctionSettings {

  /** What the construct sets by itself, and no user. */
  static final Set<Setting> WIRED =
      Set.of(Setting.CONCURRENCY, Setting.DEAD_LETTER_QUEUE, Setting.TICK_QUEUE);

  private final Map<Setting, String> texts;

  FunctionSettings(Map<Setting, String> texts) {
    this.texts = new EnumMap<>(Setting.class);
    this.texts.putAll(texts);
  }

  /** The settings that a user can give. */
  static List<Setting> open() {
    return Arrays.stream(Setting.values()).filter(setting -> !WIRED.contains(setting)).toList();
  }

  /** A setting's name as a prop and as a context key: {@code keepAtLeast} of KEEP_AT_LEAST. */
  static String nameOf(Setting setting) {
    StringBuilder name = new StringBuilder();
    for (String word : setting.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }

  /** Every value that the function would refuse, by the prop's name. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    texts.forEach((setting, text) -> fault(setting, text).ifPresent(faults::add));
    return faults;
  }

  private static Optional<String> fault(Setting setting, String text) {
    if (text.isBlank()) {
      return Optional.of(
          "%s is empty, but must be %s".formatted(nameOf(setting), setting.allowed()));
    }
    try {
      Settings.from(Map.of(setting.variable(), text));
      return Optional.empty();
    } catch (InvalidSettingsException e) {
      return Optional.of(
          "%s is \"%s\", but must be %s".formatted(nameOf(setting), text, setting.allowed()));
    }
  }

  /** What decisions depend on, as the functions will read it. */
  Policy policy() {
    return Settings.from(environment()).policy();
  }

  /** How many instances may be deregistered a second, by all environments together. */
  int deregistrations() {
    return Settings.from(environment()).share().deregistrations();
  }

  /** From one pass of the health watch to the next. */
  Duration watchInterval() {
    return watch().interval();
  }

  /** From one orphan sweep to the next. A sweep begins with a pass, so not more often than that. */
  Duration sweepInterval() {
    Duration wanted = watch().sweepInterval();
    return wanted.compareTo(watchInterval()) < 0 ? watchInterval() : wanted;
  }

  private Settings.Watch watch() {
    return Settings.from(environment()).watch();
  }

  /** Whether stranded tasks are stopped, so that ECS starts others in their place. */
  boolean replacesStranded() {
    return policy().stranded() == Stranded.REPLACE && policy().mode() == Mode.ENFORCE;
  }

  /** The function's environment variables: all of them, so that the console shows what holds. */
  Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    for (Setting setting : open()) {
      String text = texts.getOrDefault(setting, "").strip();
      environment.put(setting.variable(), text.isEmpty() ? setting.defaultText() : text);
    }
    return environment;
  }
}
