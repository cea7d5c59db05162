package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.cli.redrive.RedriveHeading.Action;
import io.github.cloudmapreactor.cli.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what became of letters. */
final class RedriveSummary {

  private final Action action;
  private final Map<String, Integer> ended = new TreeMap<>();
  private final Map<String, Integer> staying = new TreeMap<>();
  private final List<String> undo = new ArrayList<>();
  private int letters;
  private int problems;
  private long hidden;
  private boolean more;
  private boolean stoppedEarly;

  RedriveSummary(Action action) {
    this.action = action;
  }

  /** So many letters were read. */
  void read(int count) {
    letters += count;
  }

  /** A letter was redriven. */
  void add(LetterEnding ending) {
    (ending.hasEnded() ? ended : staying).merge(ending.word(), 1, Integer::sum);
    if (ending.finding().isRemoved()) {
      undo.addAll(ending.finding().undo());
    }
  }

  /** Something could not be done with a queue. */
  void problem() {
    problems++;
  }

  /** So many letters were hidden, for somebody else had received them. */
  void hidden(long count) {
    hidden += count;
  }

  /** There are more letters than were to be read. */
  void leavesMore() {
    more = true;
  }

  /** Somebody asked for the end before all was done. */
  void stoppedEarly() {
    stoppedEarly = true;
  }

  Action action() {
    return action;
  }

  int letters() {
    return letters;
  }

  int ended() {
    return sum(ended);
  }

  int staying() {
    return letters - ended();
  }

  long hidden() {
    return hidden;
  }

  boolean isStoppedEarly() {
    return stoppedEarly;
  }

  boolean hasMore() {
    return more;
  }

  /** The commands that put back what may recover. */
  List<String> undo() {
    return undo;
  }

  /** Whether nothing is left to do: of observing, whether nothing would be. */
  boolean isGood() {
    return problems == 0 && !more && !stoppedEarly && hidden == 0 && staying() == 0;
  }

  /** All that matters. */
  String sentence() {
    String all = Text.count(letters, "letter");
    String rest =
        (hidden > 0 ? "; %d cannot be seen now".formatted(hidden) : "")
            + (more ? "; there are more: give a larger --max" : "")
            + (stoppedEarly ? "; stopped early, what was not done is as it was" : "");
    return switch (action) {
      case LIST -> all + rest + (letters == 0 ? "" : "; next: --observe");
      case OBSERVE ->
          "%s: %d would end well%s, %d would stay%s%s"
              .formatted(all, ended(), words(ended), staying(), words(staying), rest);
      case ENFORCE ->
          "%s: %d ended well and deleted%s, %d left in the queue%s%s"
              .formatted(all, ended(), words(ended), staying(), words(staying), rest);
    };
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String words(Map<String, Integer> counts) {
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining(", ", " (", ")"));
  }
}
