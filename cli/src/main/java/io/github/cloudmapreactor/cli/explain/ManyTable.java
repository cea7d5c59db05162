package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.cli.terminal.Grid;
import io.github.cloudmapreactor.cli.terminal.Grid.Cell;
import io.github.cloudmapreactor.cli.terminal.Grid.Column;
import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.cli.terminal.Tone;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.ServiceView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Shows many tasks, one a line: those first about which something is to be done. */
final class ManyTable {

  private static final int TASK = 8;
  private static final int STATES = 27;
  private static final int LISTED = 6;

  private static final int ROWS = 100;

  /** How many instances that are nobody's are named. */
  private static final int NAMED = 12;

  private final Layout layout;
  private final Grid grid;

  ManyTable(Layout layout) {
    this.layout = layout;
    int rest = layout.width() - 1 - 1 - TASK - 2 - STATES - 2 - LISTED - 2;
    this.grid =
        new Grid(
            List.of(
                Column.left(0, 1),
                Column.left(1, TASK),
                Column.left(2, STATES),
                Column.left(2, LISTED),
                Column.left(2, rest)),
            layout.colour());
  }

  List<String> lines(Explanation.OfMany many) {
    List<String> lines = new ArrayList<>();
    for (ServiceView view : many.views()) {
      lines.addAll(
          layout.section(
              "SERVICE",
              "%s in the cluster %s, %s: %d desired, %d running, %d pending%s"
                  .formatted(
                      view.service().name(),
                      view.service().clusterName(),
                      view.status(),
                      view.counts().desired(),
                      view.counts().running(),
                      view.counts().pending(),
                      view.isDeploying() ? "; a deployment is under way" : ""),
              Tone.STRONG));
    }
    String where = many.where().stream().map(CloudMapService::id).collect(Collectors.joining(", "));
    lines.addAll(
        layout.section(
            "CLOUD MAP",
            where.isEmpty() ? "it registers in no Cloud Map service" : where,
            Tone.STRONG));
    if (many.views().isEmpty()) {
      lines.addAll(layout.more("no ECS service that could be read registers there", Tone.WARNING));
    }
    lines.add("");
    lines.addAll(tasks(many.tasks()));
    lines.addAll(rest(many));
    return lines;
  }

  private List<String> tasks(List<Diagnosis> tasks) {
    if (tasks.isEmpty()) {
      return List.of();
    }
    List<String> lines =
        new ArrayList<>(
            grid.row(
                Cell.of(""),
                new Cell("TASK", Tone.FAINT),
                new Cell("LAST/DESIRED/HEALTH", Tone.FAINT),
                new Cell("LISTED", Tone.FAINT),
                new Cell("HOW IT STANDS, AND WHY", Tone.FAINT)));
    tasks.stream()
        .sorted(Comparator.comparing((Diagnosis found) -> !found.verdict().isToDo()))
        .limit(ROWS)
        .forEach(found -> lines.addAll(row(found)));
    if (tasks.size() > ROWS) {
      lines.addAll(
          layout.sentence(
              "– and %s; --json has them all"
                  .formatted(Text.count(tasks.size() - ROWS, "more task")),
              Tone.FAINT));
    }
    return lines;
  }

  private List<String> row(Diagnosis found) {
    Verdict verdict = found.verdict();
    return grid.row(
        new Cell(verdict.mark(), verdict.tone()),
        Cell.of(Text.shortId(found.task().id())),
        Cell.of(states(found)),
        Cell.of("%d of %d".formatted(found.listed().size(), found.places().size())),
        new Cell(stands(found), verdict.tone()));
  }

  private static String states(Diagnosis found) {
    if (!found.known()) {
      return "could not be read";
    }
    return found.isMissing() ? "not known to ECS" : found.state().map(Words::statuses).orElse("");
  }

  private static String stands(Diagnosis found) {
    String why = found.decision().map(decision -> " " + decision.reason()).orElse("");
    String hold = found.hold().map(held -> ", held back: " + held).orElse("");
    return found.verdict() + why + (found.verdict() == Verdict.OUT ? "" : hold);
  }

  private List<String> rest(Explanation.OfMany many) {
    List<String> lines = new ArrayList<>();
    if (many.gone() > 0) {
      lines.addAll(
          layout.sentence(
              "– not listed, as it should be: %s, stopping or stopped"
                  .formatted(Text.count(many.gone(), "more task")),
              Tone.FAINT));
    }
    if (!many.unattributed().isEmpty()) {
      String ids =
          many.unattributed().stream()
              .limit(NAMED)
              .map(Text::shortId)
              .collect(Collectors.joining(" "));
      String more =
          many.unattributed().size() > NAMED
              ? " and %d more".formatted(many.unattributed().size() - NAMED)
              : "";
      String whose =
          many.complete()
              ? "unattributed: nothing proves that they are of these ECS services, so the reactor"
                  + " leaves them alone"
              : "of which is not known whose they are";
      lines.addAll(
          layout.sentence(
              "– %s %s: %s%s"
                  .formatted(Text.count(many.unattributed().size(), "instance"), whose, ids, more),
              Tone.FAINT));
    }
    if (many.tasks().isEmpty() && many.gone() == 0 && many.unattributed().isEmpty()) {
      lines.addAll(layout.sentence("no task, and no instance", Tone.FAINT));
    }
    return lines;
  }
}
