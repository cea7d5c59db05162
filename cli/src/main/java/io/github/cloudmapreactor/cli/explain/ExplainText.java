package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.cli.terminal.Tone;
import io.github.cloudmapreactor.core.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows an explanation as a picture in text. */
final class ExplainText implements ExplainView {

  private final Terminal terminal;
  private final Layout layout;

  ExplainText(Terminal terminal) {
    this.terminal = terminal;
    this.layout = new Layout(terminal.width(), terminal.colour());
  }

  @Override
  public void show(Explained explained) {
    List<String> lines = new ArrayList<>();
    lines.add(layout.rule(explained.title()));
    lines.addAll(layout.hanging("  ", "  ", heading(explained), Tone.PLAIN));
    lines.add("");
    lines.addAll(picture(explained));
    lines.addAll(gaps(explained));
    lines.add("");
    lines.addAll(log(explained));
    lines.add("");
    lines.addAll(advice(explained.explanation().advice()));
    lines.add("");
    lines.addAll(end(explained));
    lines.forEach(terminal.out()::println);
  }

  private static String heading(Explained explained) {
    String made =
        new TreeMap<>(explained.settings())
            .entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(", "));
    return "calls go to %s: %s, and nothing is changed; by %s: %s"
        .formatted(
            explained.target(),
            Text.count(explained.calls(), "read"),
            explained.settingsName(),
            made.isEmpty() ? "none, so the defaults" : made + ", else the defaults");
  }

  private List<String> picture(Explained explained) {
    if (explained.explanation() instanceof Explanation.OfMany many) {
      return new ManyTable(layout).lines(many);
    }
    Explanation.OfTask task = (Explanation.OfTask) explained.explanation();
    List<String> lines =
        new ArrayList<>(new TaskPicture(layout, explained.at()).lines(task.found()));
    lines.add("");
    lines.addAll(new TaskReasons(layout).lines(task));
    return lines;
  }

  /** What could not be read, and where was not looked. */
  private List<String> gaps(Explained explained) {
    List<String> lines = new ArrayList<>();
    explained
        .gaps()
        .forEach(gap -> lines.addAll(layout.hanging("✗ ", "  ", gap.sentence(), Tone.BAD)));
    explained.notes().forEach(note -> lines.addAll(layout.hanging("! ", "  ", note, Tone.WARNING)));
    if (!lines.isEmpty()) {
      lines.add(0, "");
    }
    return lines;
  }

  private List<String> log(Explained explained) {
    LogTable table = new LogTable(layout, explained.at());
    return explained.timeline().map(table::timeline).orElseGet(() -> table.query(explained.log()));
  }

  private List<String> advice(List<Advice> advice) {
    List<String> lines = new ArrayList<>();
    for (Advice each : advice) {
      lines.addAll(layout.section(lines.isEmpty() ? "DO" : "", each.sentence(), Tone.PLAIN));
      // Not broken into lines, for someone will copy them.
      each.commands().forEach(command -> lines.add("$ " + PlainText.of(command)));
    }
    return lines;
  }

  private List<String> end(Explained explained) {
    if (explained.explanation() instanceof Explanation.OfTask task) {
      Verdict verdict = task.found().verdict();
      String hold = task.found().hold().map(held -> "; held back by " + held).orElse("");
      return layout.sentence(
          "%s %s: %s%s"
              .formatted(
                  verdict.mark(),
                  verdict,
                  verdict.sentence(),
                  verdict == Verdict.SHOULD_BE_OUT ? hold : ""),
          verdict.tone());
    }
    String counts =
        explained.explanation().tasks().stream()
            .collect(Collectors.groupingBy(Diagnosis::verdict, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining(", "));
    String text =
        Text.count(explained.explanation().tasks().size(), "task")
            + (counts.isEmpty() ? "" : ": " + counts);
    if (explained.explanation().isToDo()) {
      return layout.sentence("✗ " + text, Tone.BAD);
    }
    return explained.explanation().isKnown()
        ? layout.sentence("✓ " + text, Tone.GOOD)
        : layout.sentence("? " + text + "; not all is known", Tone.WARNING);
  }
}
