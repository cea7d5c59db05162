package io.github.cloudmapreactor.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cloudmapreactor.cli.replay.EventReport.Statuses;
import io.github.cloudmapreactor.cli.replay.EventReport.Task;
import io.github.cloudmapreactor.cli.replay.EventReport.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every field counts. */
final class ComparisonTest {

  private static final Expected.Event EXPECTED =
      new Expected.Event(
          "02.json",
          Duration.ZERO,
          "DEREGISTER",
          "UNHEALTHY_FOUND",
          List.of("DescribeTasks c/t", "ListInstances srv-a"),
          "HELD_BACK",
          "FLOOR",
          Map.of("srv-a", "HELD_BACK"));

  @Test
  void findsNothingWhereAllIsTheSame() {
    assertThat(
            Comparison.ofEvent(
                EXPECTED,
                found(
                    "DEREGISTER",
                    "UNHEALTHY_FOUND",
                    EXPECTED.calls(),
                    "HELD_BACK",
                    "FLOOR",
                    Map.of("srv-a", "HELD_BACK"))))
        .isEmpty();
  }

  @Test
  void findsEveryFieldThatIsDifferent() {
    assertThat(
            Comparison.ofEvent(
                EXPECTED,
                found("KEEP", "HEALTHY", List.of(), "KEPT", "", Map.of("srv-b", "DEREGISTERED"))))
        .containsExactly(
            new Difference("02.json", "decision", "DEREGISTER", "KEEP"),
            new Difference("02.json", "reason", "UNHEALTHY_FOUND", "HEALTHY"),
            new Difference(
                "02.json", "calls", "DescribeTasks c/t, ListInstances srv-a", "(nothing)"),
            new Difference("02.json", "outcome", "HELD_BACK", "KEPT"),
            new Difference("02.json", "hold", "FLOOR", "(nothing)"),
            new Difference("02.json", "services.srv-a", "HELD_BACK", "(not there)"),
            new Difference("02.json", "services.srv-b", "(not stated)", "DEREGISTERED"));
  }

  @Test
  void theOrderOfCallsMatters() {
    assertThat(
            Comparison.ofEvent(
                EXPECTED,
                found(
                    "DEREGISTER",
                    "UNHEALTHY_FOUND",
                    List.of("ListInstances srv-a", "DescribeTasks c/t"),
                    "HELD_BACK",
                    "FLOOR",
                    Map.of("srv-a", "HELD_BACK"))))
        .extracting(Difference::field)
        .containsExactly("calls");
  }

  @Test
  void theOrderOfInstancesDoesNot() {
    assertThat(
            Comparison.ofRegistry(
                Map.of("srv-a", List.of("2", "1"), "srv-b", List.of()),
                registry(Map.of("srv-a", List.of("1", "2"), "srv-b", List.of()))))
        .isEmpty();
  }

  @Test
  void findsInstancesAndCloudMapServicesThatAreDifferent() {
    assertThat(
            Comparison.ofRegistry(
                Map.of("srv-a", List.of("1"), "srv-b", List.of()),
                registry(Map.of("srv-a", List.of(), "srv-c", List.of("3")))))
        .containsExactly(
            new Difference("expected.json", "registry.srv-a", "1", "(nothing)"),
            new Difference("expected.json", "registry.srv-b", "(nothing)", "(not there)"),
            new Difference("expected.json", "registry.srv-c", "(not stated)", "3"));
  }

  private static SortedMap<String, SortedSet<String>> registry(Map<String, List<String>> of) {
    SortedMap<String, SortedSet<String>> registry = new TreeMap<>();
    of.forEach((service, instances) -> registry.put(service, new TreeSet<>(instances)));
    return registry;
  }

  private static EventReport found(
      String decision,
      String reason,
      List<String> calls,
      String outcome,
      String hold,
      Map<String, String> services) {
    return new EventReport(
        "folder/02.json",
        1,
        Instant.EPOCH,
        Duration.ZERO,
        new Task("t", "c", "s", 1, new Statuses("RUNNING", "RUNNING", ""), false),
        new Verdict(decision, reason, outcome, hold, new TreeMap<>(services)),
        calls,
        Duration.ZERO,
        "",
        MissingNode.getInstance());
  }
}
