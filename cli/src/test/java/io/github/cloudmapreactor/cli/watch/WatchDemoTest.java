package io.github.cloudmapreactor.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.watch.DemoStory.Step;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo ends as it is told, and would say so if it did not. */
final class WatchDemoTest {

  @Test
  void endsAsToldAndSaysSo() {
    Ran ran = Cli.PLAIN.run("watch", "--demo");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .startsWith("── health watch, a demo ─")
        .endsWith("✓ it ended as told" + System.lineSeparator())
        .doesNotContain("✗");
    assertThat(ran.out().lines())
        .containsSubsequence(
            "09:00:00   1    3       0         0       8       0    0        -    0  0.9    0",
            "  sweep at 09:00:00: 10 instances in 3 Cloud Map services, 1 unknown to ECS (so",
            "All are HEALTHY, then basket-3 turns sick. ECS sends no event of that; the next",
            "pass, four seconds later, takes it out.",
            "09:00:10   1    3       7         1       0       1    0        -    0  0.5  200",
            "  basket-3  shop/basket               UNHEALTHY_FOUND   DEREGISTERED",
            "  orders-2  shop/orders               UNHEALTHY_FOUND   DEREGISTERED",
            "  orders-3  shop/orders               UNHEALTHY_FOUND   HELD_BACK FLOOR",
            "  basket-2  shop/basket               STOPPING          DEREGISTERED",
            "  legacy-1  shop/legacy               UNHEALTHY_FOUND   HELD_BACK OPT_OUT_TAG",
            "09:01:10   1    3       8         0       0       0    0        -    0  0.2    0",
            "  sweep at 09:05:00: 10 instances in 3 Cloud Map services, 2 orphaned, 1",
            "  basket-0  shop/basket               ORPHANED          DEREGISTERED",
            "  orders-5  shop/orders               STOPPING          DEREGISTERED",
            "09:15:00   1    3       8         0       0       0    0        1    0  0.8    0",
            "  orders-2  shop/orders               STRANDED          LEFT REPORT_ONLY",
            "  CLOUD MAP SERVICE         LEFT IN CLOUD MAP          SHOULD BE LEFT",
            "✓ srv-basket                basket-1 basket-4          basket-1 basket-4",
            "✓ srv-legacy                legacy-1 manual-1          legacy-1 manual-1",
            "aws ecs stop-task --region eu-west-1 --cluster shop --task"
                + " orders-2-00000000000000000000000 --reason 'not in Cloud Map'");
  }

  @ParameterizedTest
  @ValueSource(ints = {72, 80, 160})
  void fitsTheTerminal(int width) {
    assertThat(Cli.PLAIN.withWidth(width).run("watch", "--demo", "--fast").out().lines())
        // A command is to be copied, and must not be broken.
        .filteredOn(line -> !line.startsWith("aws "))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
  }

  @Test
  void aStepThatEndsDifferentlyIsShown() {
    List<Step> steps = new ArrayList<>(DemoStory.steps());
    Step second = steps.get(1);
    steps.set(
        1, new Step(second.told(), second.second(), second.deed(), second.lookAt(), List.of()));

    assertThat(differently(steps))
        .contains("✗ told was: nothing to do")
        .endsWith("✗ it ended differently" + System.lineSeparator());
  }

  @Test
  void aSweepThatCountsDifferentlyIsShown() {
    List<Step> steps = new ArrayList<>(DemoStory.steps());
    Step first = steps.get(0);
    steps.set(
        0,
        new Step(
            first.told(),
            first.second(),
            first.deed().andThen(world -> world.registerByHand("srv-orders", "manual-2")),
            first.lookAt(),
            first.found(),
            first.counted()));

    assertThat(differently(steps))
        .contains("2 unattributed")
        .contains("✗ told was: nothing to do; sweep: 1 unknown to ECS (so far once), 1")
        .endsWith("✗ it ended differently" + System.lineSeparator());
  }

  @Test
  void aTaskThatIsNotStrandedThoughToldIsShown() {
    List<Step> steps = new ArrayList<>(DemoStory.steps());
    Step last = steps.get(steps.size() - 1);
    steps.set(
        steps.size() - 1,
        new Step(
            last.told(),
            last.second(),
            world -> world.register("orders-2"),
            last.lookAt(),
            last.found(),
            last.counted()));

    assertThat(differently(steps))
        .contains("✗ told was: orders-2 STRANDED LEFT REPORT_ONLY; sweep: ")
        .contains("✗ srv-orders");
  }

  @Test
  void aRegistryThatIsLeftDifferentlyIsShown() {
    List<Step> steps = new ArrayList<>(DemoStory.steps());
    steps.removeIf(step -> step.told().startsWith("basket-2 dies"));

    assertThat(differently(steps))
        .contains("✗ told was: basket-0 ORPHANED DEREGISTERED, orders-5")
        .contains("✗ it ended differently");
  }

  @Test
  void aRegistryThatIsLeftDifferentlyAtTheEndIsShown() {
    List<Step> steps = new ArrayList<>(DemoStory.steps());
    steps.add(
        new Step("", 960, world -> world.registerByHand("srv-orders", "manual-3"), 960, List.of()));

    assertThat(differently(steps))
        .contains("✗ srv-orders                manual-3 orders-3          orders-3 orders-4")
        .doesNotContain("told was")
        .endsWith("✗ it ended differently" + System.lineSeparator());
  }

  private static String differently(List<Step> steps) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = Cli.PLAIN.terminal(out, new ByteArrayOutputStream());
    assertThat(new WatchDemo(terminal, false, steps).run()).isEqualTo(1);
    return out.toString(StandardCharsets.UTF_8);
  }
}
