package io.github.cloudmapreactor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.cli.DemoStory.Step;
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
            "All are HEALTHY, then carts-3 turns sick. ECS sends no event of that; the next",
            "pass, four seconds later, takes it out.",
            "09:00:10   1     8       7         1       0       1    0    0    0     6  200",
            "  carts-3   shop/carts                UNHEALTHY_FOUND   DEREGISTERED",
            "  orders-2  shop/orders               UNHEALTHY_FOUND   DEREGISTERED",
            "  orders-3  shop/orders               UNHEALTHY_FOUND   HELD_BACK FLOOR",
            "  carts-2   shop/carts                STOPPING          DEREGISTERED",
            "  legacy-1  shop/legacy               UNHEALTHY_FOUND   HELD_BACK OPT_OUT_TAG",
            "  CLOUD MAP SERVICE         LEFT IN CLOUD MAP          SHOULD BE LEFT",
            "✓ srv-carts                 carts-1 carts-4            carts-1 carts-4");
  }

  @ParameterizedTest
  @ValueSource(ints = {72, 80, 160})
  void fitsTheTerminal(int width) {
    assertThat(Cli.PLAIN.withWidth(width).run("watch", "--demo", "--fast").out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
  }

  @Test
  void aStepThatEndsDifferentlyIsShown() {
    List<Step> steps = new ArrayList<>(DemoStory.steps());
    Step second = steps.get(1);
    steps.set(
        1, new Step(second.told(), second.second(), second.deed(), second.lookAt(), List.of()));

    assertThat(told(steps, false))
        .contains("✗ told was: nothing to do")
        .endsWith("✗ it ended differently" + System.lineSeparator());
  }

  @Test
  void aRegistryThatIsLeftDifferentlyIsShown() {
    List<Step> steps = new ArrayList<>(DemoStory.steps());
    steps.remove(steps.size() - 2);

    assertThat(told(steps, false))
        .contains("✗ srv-carts                 carts-1 carts-2 carts-4    carts-1 carts-4")
        .contains("✗ it ended differently");
  }

  private static String told(List<Step> steps, boolean good) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = Cli.PLAIN.terminal(out, new ByteArrayOutputStream());
    assertThat(new WatchDemo(terminal, false, steps).run()).isEqualTo(good);
    return out.toString(StandardCharsets.UTF_8);
  }
}
