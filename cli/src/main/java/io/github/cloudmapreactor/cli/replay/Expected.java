package io.github.cloudmapreactor.cli.replay;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.cloudmapreactor.cli.input.JsonFile;
import io.github.cloudmapreactor.cli.usage.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What should come of a scenario: its {@code expected.json}.
 *
 * @param about what happens, and what should come of it
 * @param environment the function's settings
 * @param events in the order of delivery
 * @param registry the instances left at the end, by Cloud Map service
 */
record Expected(
    String about,
    Map<String, String> environment,
    List<Event> events,
    Map<String, List<String>> registry) {

  static final String FILE = "expected.json";

  /** EventBridge's usual delay, and a little more. */
  static final Duration USUAL_DELAY = Duration.ofMillis(400);

  /**
   * Reads the file.
   *
   * @throws UsageException naming the file and the field that is wrong
   */
  static Expected read(Path file) {
    return JsonFile.read(file, Expected.class);
  }

  @JsonCreator
  static Expected of(
      @JsonProperty("about") @Nullable String about,
      @JsonProperty("environment") @Nullable Map<String, String> environment,
      @JsonProperty("events") @Nullable List<Event> events,
      @JsonProperty("registry") @Nullable Map<String, List<String>> registry) {
    return new Expected(
        JsonFile.required("about", about),
        environment == null ? Map.of() : environment,
        JsonFile.required("events", events),
        JsonFile.required("registry", registry));
  }

  /**
   * What should come of one event.
   *
   * @param file the event's file
   * @param deliveredAfter from the task's change to the event's arrival
   * @param decision the last decision
   * @param reason why
   * @param calls the AWS calls, in order
   * @param outcome what became of the task as a whole
   * @param hold why it was held back; empty where it was not
   * @param services the outcome in each Cloud Map service
   */
  record Event(
      String file,
      Duration deliveredAfter,
      String decision,
      String reason,
      List<String> calls,
      String outcome,
      String hold,
      Map<String, String> services) {

    @JsonCreator
    static Event of(
        @JsonProperty("file") @Nullable String file,
        @JsonProperty("deliveredAfter") @Nullable String deliveredAfter,
        @JsonProperty("decision") @Nullable String decision,
        @JsonProperty("reason") @Nullable String reason,
        @JsonProperty("calls") @Nullable List<String> calls,
        @JsonProperty("outcome") @Nullable String outcome,
        @JsonProperty("hold") @Nullable String hold,
        @JsonProperty("services") @Nullable Map<String, String> services) {
      return new Event(
          JsonFile.required("file", file),
          deliveredAfter == null ? USUAL_DELAY : duration(deliveredAfter),
          JsonFile.required("decision", decision),
          JsonFile.required("reason", reason),
          JsonFile.required("calls", calls),
          JsonFile.required("outcome", outcome),
          hold == null ? "" : hold,
          JsonFile.required("services", services));
    }

    private static Duration duration(String text) {
      try {
        Duration duration = Duration.parse(text);
        if (!duration.isNegative()) {
          return duration;
        }
      } catch (DateTimeParseException e) {
        // Said below, as for a negative one.
      }
      throw new IllegalArgumentException(
          "deliveredAfter: expected a duration such as PT0.4S, found \"%s\"".formatted(text));
    }
  }
}
