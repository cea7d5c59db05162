package io.github.cloudmapreactor.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.lambda.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a user says on the command line arrives, or is refused by its name. */
final class ReactorContextTest {

  /** For each setting a value that is not its default. */
  private static final Map<Setting, String> OTHERS =
      Map.ofEntries(
          Map.entry(Setting.MODE, "observe"),
          Map.entry(Setting.CLUSTERS, "prod-a,prod-b"),
          Map.entry(Setting.SERVICES, "web-*"),
          Map.entry(Setting.OPT_OUT_TAG, "hands=off"),
          Map.entry(Setting.STARTING_TASKS, "deregister"),
          Map.entry(Setting.KEEP_AT_LEAST, "2"),
          Map.entry(Setting.STALENESS, "1m"),
          Map.entry(Setting.LOOKUP_CACHE, "10s"),
          Map.entry(Setting.CONFIRMATION, "500ms"),
          Map.entry(Setting.WATCH_INTERVAL, "30s"),
          Map.entry(Setting.SWEEP_INTERVAL, "1h"),
          Map.entry(Setting.STRANDED, "replace"),
          Map.entry(Setting.ECS_CALLS, "5"),
          Map.entry(Setting.CLOUD_MAP_CALLS, "7"),
          Map.entry(Setting.DEREGISTRATIONS, "80"));

  @Test
  void everySettingHasItsContextKeyAndReachesTheFunction() {
    assertThat(OTHERS.keySet()).containsExactlyInAnyOrderElementsOf(FunctionSettings.open());
    JsonNode variables =
        environment(
            OTHERS.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        entry -> FunctionSettings.nameOf(entry.getKey()), Map.Entry::getValue)));
    OTHERS.forEach(
        (setting, text) -> assertThat(variables.path(setting.variable()).asText()).isEqualTo(text));
  }

  @Test
  void everySettingHasItsProp() {
    Set<String> methods =
        Arrays.stream(CloudMapReactorProps.Builder.class.getMethods())
            .map(java.lang.reflect.Method::getName)
            .collect(Collectors.toSet());
    assertThat(methods)
        .containsAll(FunctionSettings.open().stream().map(FunctionSettings::nameOf).toList());
  }

  @Test
  void theReadmeHasEveryKeyWithItsDefaultAndWhatIsAllowed() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    for (Setting setting : FunctionSettings.open()) {
      assertThat(readme)
          .contains(
              "| `%s` | `%s` |".formatted(FunctionSettings.nameOf(setting), setting.variable()));
    }
    for (Option option : Option.values()) {
      String text = option.defaultText();
      assertThat(readme)
          .contains(
              "| `%s` | %s | %s |"
                  .formatted(
                      option.key(), text.isEmpty() ? "none" : "`" + text + "`", option.allowed()));
    }
  }

  @Test
  void everyOptionChangesTheTemplate() {
    Map<Option, String> others =
        Map.ofEntries(
            Map.entry(Option.DELIVERY, "direct"),
            Map.entry(Option.EVENT_BUS, "central"),
            Map.entry(Option.MAXIMUM_CONCURRENCY, "7"),
            Map.entry(Option.HEALTH_WATCH, "false"),
            Map.entry(Option.WATCH_CONCURRENCY, "none"),
            Map.entry(Option.ARCHITECTURE, "x86_64"),
            Map.entry(Option.MEMORY_SIZE, "1024"),
            Map.entry(Option.SNAP_START, "false"),
            Map.entry(Option.TRACING, "true"),
            Map.entry(Option.LOG_RETENTION, "7"),
            Map.entry(Option.CLOUD_MAP_SERVICES, "srv-abc123"),
            Map.entry(Option.NAMESPACES, "ns-abc123"),
            Map.entry(Option.NAMESPACE_ACCOUNTS, "111122223333"),
            Map.entry(Option.DNS_NAMESPACES, "true"),
            Map.entry(Option.ENCRYPTION_KEY, "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c"),
            Map.entry(Option.ALARMS, "false"),
            Map.entry(Option.ALARM_TOPIC, "arn:aws:sns:eu-west-1:111122223333:ops"),
            Map.entry(Option.DASHBOARD, "false"),
            Map.entry(Option.STACK_NAME, "TeamReactor"));
    assertThat(others.keySet()).containsExactlyInAnyOrder(Option.values());
    JsonNode plain = Synth.json(Map.of());
    others.forEach(
        (option, text) -> {
          Map<String, String> context = Map.of(option.key(), text);
          if (option == Option.STACK_NAME) {
            assertThat(Synth.stack(context).getStackName()).isEqualTo(text);
          } else {
            assertThat(Synth.json(context)).as(option.key()).isNotEqualTo(plain);
          }
        });
  }

  @Test
  void theEventsFunctionIsToldAmongHowManyItSharesTheRates() {
    String concurrency = Setting.CONCURRENCY.variable();
    assertThat(environment(Map.of()).path(concurrency).asText()).isEqualTo("5");
    assertThat(environment(Map.of("maximumConcurrency", "7")).path(concurrency).asText())
        .isEqualTo("7");
    assertThat(environment(Map.of("delivery", "direct")).path(concurrency).asText()).isEqualTo("1");
  }

  @Test
  void everyDefaultOfAnOptionIsWhatHoldsWithoutIt() {
    Map<String, String> defaults =
        Arrays.stream(Option.values())
            .filter(option -> !option.defaultText().isEmpty() && option != Option.EVENT_BUS)
            .collect(Collectors.toMap(Option::key, Option::defaultText));
    assertThat(Synth.json(defaults)).isEqualTo(Synth.json(Map.of()));
  }

  @Test
  void everyWrongValueIsReportedAtOnceByItsName() {
    Map<String, String> wrong =
        Map.of(
            "mode", "destroy",
            "keepAtLeast", "200%",
            "delivery", "pigeon",
            "memorySize", "64",
            "tracing", "maybe",
            "logRetentionDays", "31",
            "namespaceAccounts", "123",
            "cloudMapServices", "web",
            "stackName", "no/slash");
    assertThatThrownBy(() -> Synth.stack(wrong))
        .isInstanceOf(InvalidPropsException.class)
        .satisfies(e -> wrong.forEach((key, text) -> assertThat(e).hasMessageContaining(key + " ")))
        .satisfies(
            e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(wrong.size() + 1));
  }

  @Test
  void aMisspeltKeyIsAnErrorForItWouldWidenTheScope() {
    assertThatThrownBy(() -> Synth.stack(Map.of("cluster", "prod-a")))
        .isInstanceOf(InvalidPropsException.class)
        .hasMessageContaining("cluster is not known here")
        .hasMessageContaining("clusters");
  }

  @Test
  void noOtherSpellingOfAKeyIsOverlooked() {
    for (String key : List.of("REACTOR_MODE", "keep-at-least", "cluster_names", "mode.x")) {
      assertThatThrownBy(() -> Synth.stack(Map.of(key, "observe")))
          .isInstanceOf(InvalidPropsException.class)
          .hasMessageContaining(key + " is not known here");
    }
  }

  /** {@code -c clusters=$CLUSTERS} with no such variable must not mean all of them. */
  @Test
  void anEmptyValueIsNotTheDefault() {
    for (String key : List.of("clusters", "services", "mode", "cloudMapServices", "alarms")) {
      for (String empty : List.of("", " ", ",")) {
        assertThatThrownBy(() -> Synth.stack(Map.of(key, empty)))
            .isInstanceOf(InvalidPropsException.class)
            .hasMessageContaining(key + " is empty");
      }
    }
    assertThatThrownBy(() -> CloudMapReactorProps.builder().clusters(List.of()).build())
        .isInstanceOf(InvalidPropsException.class)
        .hasMessageContaining("clusters is empty");
  }

  @Test
  void keysOfTheCdkItselfAreNoneOfItsBusiness() {
    assertThat(
            Stream.of("aws:cdk:bundling-stacks", "@aws-cdk/core:x", "availability-zones:account=1"))
        .allSatisfy(key -> assertThat(Synth.stack(Map.of(key, "value"))).isNotNull());
  }

  @Test
  void aListInCdkJsonIsAsGoodAsOneWithCommas() {
    assertThat(
            environment(Map.of("clusters", List.of("prod-a", "prod-b")))
                .path(Setting.CLUSTERS.variable())
                .asText())
        .isEqualTo("prod-a,prod-b");
  }

  private static JsonNode environment(Map<String, ?> context) {
    for (JsonNode resource : Synth.json(context).path("Resources")) {
      if (resource.path("Type").asText().equals("AWS::Lambda::Function")) {
        return resource.path("Properties").path("Environment").path("Variables");
      }
    }
    throw new AssertionError("there is no function");
  }
}
