package io.github.cloudmapreactor.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cloudmapreactor.core.Policy.Mode;
import io.github.cloudmapreactor.core.Policy.StartingTasks;
import io.github.cloudmapreactor.core.Policy.Stranded;
import io.github.cloudmapreactor.lambda.Setting;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each typed prop is its own setting and no other. */
final class CloudMapReactorPropsTest {

  private static final Map<Setting, UnaryOperator<CloudMapReactorProps.Builder>> PROPS =
      Map.ofEntries(
          Map.entry(Setting.MODE, props -> props.mode(Mode.OBSERVE)),
          Map.entry(Setting.CLUSTERS, props -> props.clusters(List.of("prod-a", "prod-*"))),
          Map.entry(Setting.SERVICES, props -> props.services(List.of("web", "jobs"))),
          Map.entry(Setting.OPT_OUT_TAG, props -> props.optOutTag("hands=off")),
          Map.entry(Setting.STARTING_TASKS, props -> props.startingTasks(StartingTasks.DEREGISTER)),
          Map.entry(Setting.KEEP_AT_LEAST, props -> props.keepAtLeast("2")),
          Map.entry(Setting.STALENESS, props -> props.staleness(Duration.ofMinutes(1))),
          Map.entry(Setting.LOOKUP_CACHE, props -> props.lookupCache(Duration.ofSeconds(10))),
          Map.entry(Setting.CONFIRMATION, props -> props.confirmation(Duration.ofMillis(1_500))),
          Map.entry(Setting.WATCH_INTERVAL, props -> props.watchInterval(Duration.ofMinutes(2))),
          Map.entry(Setting.SWEEP_INTERVAL, props -> props.sweepInterval(Duration.ofHours(1))),
          Map.entry(Setting.STRANDED, props -> props.stranded(Stranded.REPLACE)),
          Map.entry(Setting.ECS_CALLS, props -> props.ecsCalls(3)),
          Map.entry(Setting.CLOUD_MAP_CALLS, props -> props.cloudMapCalls(4)),
          Map.entry(Setting.DEREGISTRATIONS, props -> props.deregistrations(200)));

  private static final Map<Setting, String> TEXTS =
      Map.ofEntries(
          Map.entry(Setting.MODE, "observe"),
          Map.entry(Setting.CLUSTERS, "prod-a,prod-*"),
          Map.entry(Setting.SERVICES, "web,jobs"),
          Map.entry(Setting.OPT_OUT_TAG, "hands=off"),
          Map.entry(Setting.STARTING_TASKS, "deregister"),
          Map.entry(Setting.KEEP_AT_LEAST, "2"),
          Map.entry(Setting.STALENESS, "60s"),
          Map.entry(Setting.LOOKUP_CACHE, "10s"),
          Map.entry(Setting.CONFIRMATION, "1500ms"),
          Map.entry(Setting.WATCH_INTERVAL, "120s"),
          Map.entry(Setting.SWEEP_INTERVAL, "3600s"),
          Map.entry(Setting.STRANDED, "replace"),
          Map.entry(Setting.ECS_CALLS, "3"),
          Map.entry(Setting.CLOUD_MAP_CALLS, "4"),
          Map.entry(Setting.DEREGISTRATIONS, "200"));

  @Test
  void eachPropChangesItsOwnSettingAndNoOther() {
    assertThat(PROPS.keySet()).containsExactlyInAnyOrderElementsOf(FunctionSettings.open());
    Map<String, String> defaults = CloudMapReactorProps.builder().build().settings.environment();
    PROPS.forEach(
        (setting, set) -> {
          Map<String, String> expected = new HashMap<>(defaults);
          expected.put(setting.variable(), TEXTS.get(setting));
          assertThat(set.apply(CloudMapReactorProps.builder()).build().settings.environment())
              .isEqualTo(expected);
        });
  }

  @Test
  void replacementsNeedAWatchThatRunsOneAtATime() {
    CloudMapReactorProps.Builder replacing =
        CloudMapReactorProps.builder()
            .stranded(Stranded.REPLACE)
            .watchConcurrency(OptionalInt.empty());
    assertThatThrownBy(replacing::build)
        .isInstanceOf(InvalidPropsException.class)
        .hasMessageContaining("leave watchConcurrency at 1, or stranded at report");
    assertThat(replacing.healthWatch(false).build().healthWatch).isFalse();
  }

  @Test
  void moreAtOnceThanHalfOfTheDeregistrationsASecondIsRefused() {
    CloudMapReactorProps.Builder wide = CloudMapReactorProps.builder().maximumConcurrency(26);
    assertThatThrownBy(wide::build)
        .isInstanceOf(InvalidPropsException.class)
        .hasMessageContaining("more than 25 batches at once would only wait for each other");
    assertThat(wide.deregistrations(52).build().maximumConcurrency).isEqualTo(26);
    assertThat(wide.deregistrations(50).delivery(Delivery.DIRECT).build().maximumConcurrency)
        .isEqualTo(26);
  }

  @Test
  void aScopeThatNoFunctionHoldsIsSaidBeforeAwsSaysIt() {
    List<String> clusters =
        IntStream.range(0, 170).mapToObj("production-cluster-%d"::formatted).toList();
    assertThatThrownBy(() -> CloudMapReactorProps.builder().clusters(clusters).build())
        .isInstanceOf(InvalidPropsException.class)
        .hasMessageContaining("but Lambda takes at most 3500");
  }
}
