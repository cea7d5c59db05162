package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.cli.aws.Problem;
import io.github.cloudmapreactor.cli.redrive.RedriveHeading.Action;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.terminal.Tone;
import io.github.cloudmapreactor.core.PlainText;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Shows dead letters to a person. What is the matter with many of them is said once. */
final class RedriveText implements RedriveView {

  private final PrintStream out;
  private final RedriveTable table;
  private final Set<String> said = new HashSet<>();
  private Action action = Action.LIST;
  private boolean headed;

  RedriveText(Terminal terminal, ZoneId zone) {
    this.out = terminal.out();
    this.table = new RedriveTable(terminal, zone);
  }

  @Override
  public void begin(RedriveHeading heading) {
    action = heading.action();
    print(table.heading(heading));
  }

  @Override
  public void queue(LetterQueue.Sight queue) {
    headed = false;
    print(table.queue(queue));
  }

  @Override
  public void causes(List<CauseCount> causes) {
    print(table.causes(causes));
  }

  @Override
  public void ending(LetterEnding ending) {
    if (!headed) {
      headed = true;
      print(table.header());
    }
    print(table.ending(ending, action));
    ending.problem().ifPresent(this::sayOnce);
  }

  private void sayOnce(Problem problem) {
    if (said.add(problem.sentence())) {
      problem(problem);
    }
  }

  @Override
  public void problem(Problem problem) {
    print(table.problem(problem));
  }

  @Override
  public void summary(RedriveSummary summary) {
    print(List.of(""));
    if (!summary.undo().isEmpty()) {
      print(
          table.sentence(
              "What was removed as UNHEALTHY may recover, and ECS does not register it again. These"
                  + " put it back as it was:",
              Tone.PLAIN));
      // Not broken into lines, for someone will copy them.
      summary.undo().forEach(command -> out.println(PlainText.of(command)));
      print(List.of(""));
    }
    boolean good = summary.isGood();
    print(table.sentence((good ? "✓ " : "✗ ") + summary.sentence(), good ? Tone.GOOD : Tone.BAD));
  }

  private void print(List<String> lines) {
    lines.forEach(out::println);
  }
}
