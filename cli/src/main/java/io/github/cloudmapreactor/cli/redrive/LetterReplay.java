package io.github.cloudmapreactor.cli.redrive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.cli.aws.Home;
import io.github.cloudmapreactor.cli.function.Finding;
import io.github.cloudmapreactor.cli.function.FunctionRun;
import io.github.cloudmapreactor.cli.redrive.Letter.Content;
import io.github.cloudmapreactor.cli.redrive.LetterEnding.Fate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Gives the events in letters to the function once more. */
final class LetterReplay {

  /** Of ten events that come together, the function does not wait for the operations to end. */
  static final int MOST = 9;

  /**
   * What the function says to whoever deployed it: that there is no dead-letter queue is meant so
   * here, and the rights are the operator's own.
   */
  private static final List<String> MEANT_FOR_OTHERS =
      List.of(
          "; and REACTOR_DEAD_LETTER_QUEUE names no queue to keep it in",
          "; grant it to the function's role");

  private final FunctionRun function;

  LetterReplay(FunctionRun function) {
    this.function = function;
  }

  /** How each ends, in the same order. */
  List<LetterEnding> of(List<Received> letters, Home home) {
    List<String> events =
        letters.stream()
            .filter(each -> each.letter().content() == Content.EVENT)
            .map(Received::event)
            .toList();
    Iterator<JsonNode> lines =
        (events.isEmpty() ? List.<JsonNode>of() : function.invokeBatch(events, home)).iterator();
    List<LetterEnding> endings = new ArrayList<>();
    for (Received each : letters) {
      endings.add(
          switch (each.letter().content()) {
            case EVENT -> LetterEnding.of(each.letter(), finding(lines.next()));
            case CUT ->
                LetterEnding.unasked(
                    each.letter(),
                    Fate.STAYS,
                    "it was cut to fit into the queue, so the event is not whole any more");
            case MINUTE ->
                LetterEnding.unasked(
                    each.letter(), Fate.ENDED, "that minute of the health watch is over");
          });
    }
    return endings;
  }

  private static Finding finding(JsonNode line) {
    ObjectNode forOperator = line.deepCopy();
    if (line.has("errorMessage")) {
      String message = line.path("errorMessage").asText();
      for (String part : MEANT_FOR_OTHERS) {
        message = message.replace(part, "");
      }
      forOperator.put("errorMessage", message);
    }
    return new Finding(forOperator);
  }
}
