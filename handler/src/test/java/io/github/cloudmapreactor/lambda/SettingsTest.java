package io.github.cloudmapreactor.lambda;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cloudmapreactor.app.Share;
import io.github.cloudmapreactor.core.NamePattern;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.Policy.KeepAtLeast;
import io.github.cloudmapreactor.core.Policy.Mode;
import io.github.cloudmapreactor.core.Policy.OptOutTag;
import io.github.cloudmapreactor.core.Policy.Scope;
import io.github.cloudmapreactor.core.Policy.StartingTasks;
import io.github.cloudmapreactor.core.Policy.Stranded;
import io.github.cloudmapreactor.lambda.Settings.Watch;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings: their defaults, their whole mapping, and every way to get them wrong. */
final class SettingsTest {

  private static final String QUEUES = "https://sqs.eu-west-1.amazonaws.com/210987654321/";

  @Test
  void theDefaults() {
    List<NamePattern> all = List.of(new NamePattern("*"));
    Settings expected =
        new Settings(
            new Policy(
                Mode.ENFORCE,
                new Scope(all, all),
                new OptOutTag("cloud-map-reactor", "ignore"),
                StartingTasks.KEEP,
                new KeepAtLeast.Percent(50),
                Duration.ofSeconds(30),
                Stranded.REPORT),
            Duration.ofSeconds(60),
            Duration.ofSeconds(2),
            new Share(50, 1),
            Optional.empty(),
            new Watch(Duration.ofSeconds(10), Duration.ofMinutes(5), 10, 20, Optional.empty()));
    assertThat(Settings.from(Map.of())).isEqualTo(expected);
    Map<String, String> empty = new HashMap<>();
    Arrays.stream(Setting.values()).forEach(setting -> empty.put(setting.variable(), " "));
    assertThat(Settings.from(empty)).isEqualTo(expected);
  }

  @Test
  void theWholeMapping() {
    Settings settings =
        Settings.from(
            Map.ofEntries(
                entry("REACTOR_MODE", "observe"),
                entry("REACTOR_CLUSTERS", "prod-a, prod-b*"),
                entry("REACTOR_SERVICES", "orders"),
                entry("REACTOR_OPT_OUT_TAG", "team=a=b"),
                entry("REACTOR_STARTING_TASKS", "deregister"),
                entry("REACTOR_KEEP_AT_LEAST", "3"),
                entry("REACTOR_STALENESS", "2m"),
                entry("REACTOR_LOOKUP_CACHE", "0s"),
                entry("REACTOR_CONFIRMATION", "500ms"),
                entry("REACTOR_WATCH_INTERVAL", "5s"),
                entry("REACTOR_SWEEP_INTERVAL", "1h"),
                entry("REACTOR_STRANDED", "replace"),
                entry("REACTOR_ECS_CALLS", "7"),
                entry("REACTOR_CLOUD_MAP_CALLS", "100"),
                entry("REACTOR_DEREGISTRATIONS", "1000"),
                entry("REACTOR_CONCURRENCY", "12"),
                entry("REACTOR_DEAD_LETTER_QUEUE", QUEUES + "dead"),
                entry("REACTOR_TICK_QUEUE", QUEUES + "ticks")));
    assertThat(settings)
        .isEqualTo(
            new Settings(
                new Policy(
                    Mode.OBSERVE,
                    new Scope(
                        List.of(new NamePattern("prod-a"), new NamePattern("prod-b*")),
                        List.of(new NamePattern("orders"))),
                    new OptOutTag("team", "a=b"),
                    StartingTasks.DEREGISTER,
                    new KeepAtLeast.Count(3),
                    Duration.ofMinutes(2),
                    Stranded.REPLACE),
                Duration.ZERO,
                Duration.ofMillis(500),
                new Share(1_000, 12),
                Optional.of(URI.create(QUEUES + "dead")),
                new Watch(
                    Duration.ofSeconds(5),
                    Duration.ofHours(1),
                    7,
                    100,
                    Optional.of(URI.create(QUEUES + "ticks")))));
  }

  @ParameterizedTest
  @CsvSource({
    "REACTOR_MODE, Enforce",
    "REACTOR_MODE, enforce!",
    "REACTOR_SWEEP_INTERVAL, 59s",
    "REACTOR_SWEEP_INTERVAL, 25h",
    "REACTOR_STRANDED, stop",
    "REACTOR_CLUSTERS, 'prod,,staging'",
    "REACTOR_CLUSTERS, arn:aws:ecs:eu-west-1:1:cluster/prod",
    "REACTOR_SERVICES, 'a b'",
    "REACTOR_OPT_OUT_TAG, ignore",
    "REACTOR_OPT_OUT_TAG, =ignore",
    "REACTOR_STARTING_TASKS, remove",
    "REACTOR_KEEP_AT_LEAST, 101%",
    "REACTOR_KEEP_AT_LEAST, -1",
    "REACTOR_KEEP_AT_LEAST, %",
    "REACTOR_KEEP_AT_LEAST, 1001",
    "REACTOR_KEEP_AT_LEAST, 50 %",
    "REACTOR_STALENESS, 30",
    "REACTOR_STALENESS, s",
    "REACTOR_STALENESS, 25h",
    "REACTOR_STALENESS, -3s",
    "REACTOR_LOOKUP_CACHE, 99999999999s",
    "REACTOR_CONFIRMATION, 11s",
    "REACTOR_WATCH_INTERVAL, 4s",
    "REACTOR_WATCH_INTERVAL, 4999ms",
    "REACTOR_WATCH_INTERVAL, 61m",
    "REACTOR_WATCH_INTERVAL, 10",
    "REACTOR_ECS_CALLS, 0",
    "REACTOR_ECS_CALLS, 101",
    "REACTOR_ECS_CALLS, x",
    "REACTOR_ECS_CALLS, 07",
    "REACTOR_CLOUD_MAP_CALLS, 0",
    "REACTOR_CLOUD_MAP_CALLS, -1",
    "REACTOR_CLOUD_MAP_CALLS, 101",
    "REACTOR_CLOUD_MAP_CALLS, 1.5",
    "REACTOR_DEREGISTRATIONS, 3",
    "REACTOR_DEREGISTRATIONS, 1001",
    "REACTOR_DEREGISTRATIONS, 2.5",
    "REACTOR_DEREGISTRATIONS, 099",
    "REACTOR_CONCURRENCY, 0",
    "REACTOR_CONCURRENCY, 1001",
    "REACTOR_CONCURRENCY, five",
    "REACTOR_TICK_QUEUE, ticks",
    "REACTOR_TICK_QUEUE, https://sqs.eu-west-1.amazonaws.com/1/ticks.fifo",
    "REACTOR_DEAD_LETTER_QUEUE, arn:aws:sqs:eu-west-1:1:dead",
    "REACTOR_DEAD_LETTER_QUEUE, 'https://sqs/a b'",
    "REACTOR_DEAD_LETTER_QUEUE, https://sqs.eu-west-1.amazonaws.com/1/dead.fifo",
    "REACTOR_DEAD_LETTER_QUEUE, 'https://sqs.eu-west-1.amazonaws.com/1/{'",
  })
  void aWrongValueIsNamedWithWhatIsAllowed(String variable, String value) {
    Setting setting =
        Arrays.stream(Setting.values())
            .filter(each -> each.variable().equals(variable))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() -> Settings.from(Map.of(variable, value)))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(
            "%s is \"%s\", but must be %s".formatted(variable, value, setting.allowed()));
  }

  @Test
  void theLongestIntervalIsAnHourHoweverItIsWritten() {
    for (String hour : List.of("1h", "60m", "3600s")) {
      assertThat(Settings.from(Map.of("REACTOR_WATCH_INTERVAL", hour)).watch().interval())
          .isEqualTo(Duration.ofHours(1));
    }
  }

  @Test
  void allFaultsAreReportedAtOnce() {
    assertThatThrownBy(
            () ->
                Settings.from(
                    Map.of(
                        "REACTOR_MODE", "on",
                        "REACTOR_STALENESS", "soon",
                        "REACTOR_MODES", "observe",
                        "PATH", "/bin")))
        .hasMessageContainingAll(
            "REACTOR_MODE is \"on\"",
            "REACTOR_STALENESS is \"soon\"",
            "REACTOR_MODES is not a setting")
        .message()
        .doesNotContain("PATH");
  }
}
