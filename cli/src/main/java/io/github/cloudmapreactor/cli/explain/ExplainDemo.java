package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.cli.function.RealTime;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.terminal.Tone;
import io.github.cloudmapreactor.cli.usage.ExitCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has tasks of a stand-in explained one after the other, and compares what comes with the story.
 */
final class ExplainDemo {

  /** What a person needs for two or three lines. */
  private static final Duration READING = Duration.ofSeconds(3);

  private final Terminal terminal;
  private final boolean pauses;
  private final Layout layout;

  ExplainDemo(Terminal terminal, boolean pauses) {
    // The story does not depend on this shell's settings.
    this.terminal = terminal.withEnvironment(Map.of());
    this.pauses = pauses;
    this.layout = new Layout(terminal.width(), terminal.colour());
  }

  /** What is asked for, why, and how it turns out to stand. */
  private record Step(String told, String what, List<Verdict> verdicts) {}

  private static List<Step> steps() {
    return List.of(
        new Step(
            "Callers of the service orders see errors. How do its tasks stand?",
            "shop/orders",
            List.of(Verdict.FINE, Verdict.SHOULD_BE_OUT, Verdict.STRANDED)),
        new Step(
            "One is UNHEALTHY, and still gets traffic. Why?",
            "shop/" + ExplainDemoWorld.SICK,
            List.of(Verdict.SHOULD_BE_OUT)),
        new Step(
            "Another one runs, is HEALTHY, and nobody calls it:",
            ExplainDemoWorld.STRANDED,
            List.of(Verdict.STRANDED)),
        new Step(
            "And what is this instance of another service, whose address does not answer?",
            ExplainDemoWorld.ORPHAN,
            List.of(Verdict.SHOULD_BE_OUT)));
  }

  /** Tells it; the exit code says whether it ended as told. */
  int run() {
    boolean good = true;
    try (ExplainDemoWorld world = new ExplainDemoWorld()) {
      for (Step step : steps()) {
        good &= play(step, world);
      }
    }
    say("");
    say(good ? "✓ it ended as told" : "✗ it ended differently", good ? Tone.GOOD : Tone.BAD);
    return ExitCode.of(good);
  }

  private boolean play(Step step, ExplainDemoWorld world) {
    say("");
    say(step.told(), Tone.STRONG);
    say("$ ./reactor explain %s --aws".formatted(step.what()), Tone.STRONG);
    if (pauses) {
      RealTime.sleep(READING);
    }
    List<Verdict> verdicts = new ArrayList<>();
    ExplainText text = new ExplainText(terminal);
    ExplainView view =
        explained -> {
          text.show(explained);
          explained.explanation().tasks().forEach(found -> verdicts.add(found.verdict()));
        };
    ExplainPlan plan =
        new ExplainPlan(
            step.what(),
            Subject.parse(step.what(), Optional.empty()),
            Optional.of(world.endpoint()),
            "--aws",
            List.of(),
            List.of(),
            "CloudMapReactor");
    new ExplainSession(
            terminal,
            new SettingsSource.Shell(terminal.environment()),
            view,
            world.clock(),
            world.clock()::advance)
        .run(plan);
    return verdicts.stream().sorted().toList().equals(step.verdicts());
  }

  private void say(String text) {
    terminal.out().println(text);
  }

  private void say(String text, Tone tone) {
    layout.sentence(text, tone).forEach(terminal.out()::println);
  }
}
