package io.github.cloudmapreactor.bench.simulation.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each property catches the faults that it is there for. */
final class PropertiesTest {

  /** Within how many histories a fault must be caught. */
  private static final int HISTORIES = 300;

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void aFaultIsCaught(String fault, String property, Sabotage sabotage) {
    boolean caught =
        LongStream.rangeClosed(1, HISTORIES)
            .boxed()
            .flatMap(seed -> new History(seed, sabotage, false).make().violations().stream())
            .anyMatch(violation -> violation.toString().matches(property + ".*"));
    assertThat(caught).as(fault).isTrue();
  }

  static Stream<Arguments> aFaultIsCaught() {
    return Stream.of(
        Arguments.of(
            "removals are said to be under way and never are",
            "nothing unfit stays",
            SabotagedRegistry.NEVER_REMOVES),
        Arguments.of(
            "more is held back than the floor says",
            "nothing unfit stays.*/RUNNING/UNHEALTHY",
            Sabotage.set("REACTOR_KEEP_AT_LEAST", "100%")),
        Arguments.of(
            "sweeps see no services",
            "nothing unfit stays.*/STOPPED/",
            SabotagedEcs.SEES_NO_SERVICES),
        Arguments.of(
            "an UNHEALTHY is acted on however old it is",
            "no stale verdict",
            Sabotage.set("REACTOR_STALENESS", "24h")),
        Arguments.of(
            "a task that ECS denies once is taken for stopped",
            "no stale verdict",
            SabotagedEcs.MISSING_IS_STOPPED),
        Arguments.of(
            "the floor is not the one that was set",
            "the floor is kept",
            Sabotage.set("REACTOR_KEEP_AT_LEAST", "0")),
        Arguments.of(
            "instances are counted that are not there",
            "the floor is kept",
            SabotagedRegistry.SEES_PHANTOMS),
        Arguments.of(
            "what is out of scope is taken for ours",
            "only ours.* asks to remove",
            Sabotage.set("REACTOR_SERVICES", "*")),
        Arguments.of(
            "the tag that opts out is overlooked",
            "only ours.* asks to remove",
            Sabotage.set("REACTOR_OPT_OUT_TAG", "other=tag")),
        Arguments.of(
            "instances of others are taken for ours",
            "only ours.*somebody else's is gone",
            SabotagedRegistry.CLAIMS_OTHERS),
        Arguments.of(
            "stranded tasks are replaced that are to be reported",
            "only ours.* stops",
            Sabotage.set("REACTOR_STRANDED", "replace")),
        Arguments.of(
            "services can never be looked up", "nothing is lost", SabotagedEcs.NEVER_LOOKS_UP),
        Arguments.of(
            "a port throws what no port may", "the simulation", SabotagedEcs.THROWS_ANYTHING),
        Arguments.of(
            "two stranded tasks of a service are stopped",
            "careful replacement.* second of its service",
            SabotagedEcs.STOPS_TWO),
        Arguments.of(
            "deployments are overlooked",
            "careful replacement.* during a deployment",
            SabotagedEcs.OVERLOOKS_DEPLOYMENTS),
        Arguments.of(
            "strangers count as the other tasks of a service",
            "careful replacement.* no other is listed",
            SabotagedRegistry.SEES_STRANGERS));
  }
}
