package io.github.cloudmapreactor.lambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads settings from environment variables and collects every fault on the way. */
final class SettingsReader {

  private final Map<String, String> environment;
  private final List<String> faults = new ArrayList<>();

  SettingsReader(Map<String, String> environment) {
    this.environment = environment;
    findUnknown();
  }

  /** A misspelt variable would leave a default in force that the user meant to change. */
  private void findUnknown() {
    Set<String> known =
        Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.toSet());
    environment.keySet().stream()
        .filter(variable -> variable.startsWith(Setting.PREFIX) && !known.contains(variable))
        .sorted()
        .forEach(variable -> faults.add(variable + " is not a setting"));
  }

  /** The value that {@code parse} makes of a setting; its default's where it is faulty. */
  <T> T read(Setting setting, Function<String, Optional<T>> parse) {
    String text = environment.getOrDefault(setting.variable(), "").strip();
    return Optional.of(text.isEmpty() ? setting.defaultText() : text)
        .flatMap(parse)
        .orElseGet(
            () -> {
              faults.add(
                  "%s is \"%s\", but must be %s"
                      .formatted(setting.variable(), text, setting.allowed()));
              return parse.apply(setting.defaultText()).orElseThrow();
            });
  }

  <T> List<T> list(Setting setting, Function<String, Optional<T>> parse) {
    return read(
        setting,
        text -> {
          List<Optional<T>> items =
              Arrays.stream(text.split(",", -1)).map(String::strip).map(parse).toList();
          return items.stream().allMatch(Optional::isPresent)
              ? Optional.of(items.stream().map(Optional::orElseThrow).toList())
              : Optional.empty();
        });
  }

  <E extends Enum<E>> E choice(Setting setting, E[] values) {
    return read(
        setting,
        text ->
            Arrays.stream(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst());
  }

  Duration duration(Setting setting, Duration most) {
    return duration(setting, Duration.ZERO, most);
  }

  Duration duration(Setting setting, Duration least, Duration most) {
    return read(
        setting,
        text ->
            duration(text)
                .filter(duration -> duration.compareTo(least) >= 0)
                .filter(duration -> duration.compareTo(most) <= 0));
  }

  private static Optional<Duration> duration(String text) {
    int unit = 0;
    while (unit < text.length() && Character.isDigit(text.charAt(unit))) {
      unit++;
    }
    if (unit == 0 || unit > 9) {
      return Optional.empty();
    }
    long number = Long.parseLong(text.substring(0, unit));
    return switch (text.substring(unit)) {
      case "ms" -> Optional.of(Duration.ofMillis(number));
      case "s" -> Optional.of(Duration.ofSeconds(number));
      case "m" -> Optional.of(Duration.ofMinutes(number));
      case "h" -> Optional.of(Duration.ofHours(number));
      default -> Optional.empty();
    };
  }

  void throwIfFaulty() {
    if (!faults.isEmpty()) {
      throw new InvalidSettingsException(faults);
    }
  }
}
