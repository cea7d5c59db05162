package io.github.cloudmapreactor.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cloudmapreactor.core.Policy.Mode;
import io.github.cloudmapreactor.core.Policy.StartingTasks;
import io.github.cloudmapreactor.lambda.Setting;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each typed prop is its own setting and no other. */
final class CloudMapReactorPropsTest {

  private static final Map<Setting, UnaryOperator<CloudMapReactorProps.Builder>> PROPS =
      Map.of(
          Setting.MODE, props -> props.mode(Mode.OBSERVE),
          Setting.CLUSTERS, props -> props.clusters(List.of("prod-a", "prod-*")),
          Setting.SERVICES, props -> props.services(List.of("web", "jobs")),
          Setting.OPT_OUT_TAG, props -> props.optOutTag("hands=off"),
          Setting.STARTING_TASKS, props -> props.startingTasks(StartingTasks.DEREGISTER),
          Setting.KEEP_AT_LEAST, props -> props.keepAtLeast("2"),
          Setting.STALENESS, props -> props.staleness(Duration.ofMinutes(1)),
          Setting.LOOKUP_CACHE, props -> props.lookupCache(Duration.ofSeconds(10)),
          Setting.CONFIRMATION, props -> props.confirmation(Duration.ofMillis(1_500)));

  private static final Map<Setting, String> TEXTS =
      Map.of(
          Setting.MODE, "observe",
          Setting.CLUSTERS, "prod-a,prod-*",
          Setting.SERVICES, "web,jobs",
          Setting.OPT_OUT_TAG, "hands=off",
          Setting.STARTING_TASKS, "deregister",
          Setting.KEEP_AT_LEAST, "2",
          Setting.STALENESS, "60s",
          Setting.LOOKUP_CACHE, "10s",
          Setting.CONFIRMATION, "1500ms");

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
  void aScopeThatNoFunctionHoldsIsSaidBeforeAwsSaysIt() {
    List<String> clusters =
        IntStream.range(0, 170).mapToObj("production-cluster-%d"::formatted).toList();
    assertThatThrownBy(() -> CloudMapReactorProps.builder().clusters(clusters).build())
        .isInstanceOf(InvalidPropsException.class)
        .hasMessageContaining("but Lambda takes at most 3500");
  }
}
