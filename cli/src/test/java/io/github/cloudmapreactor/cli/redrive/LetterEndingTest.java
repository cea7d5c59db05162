package io.github.cloudmapreactor.cli.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.cli.aws.Problem;
import io.github.cloudmapreactor.cli.function.Finding;
import io.github.cloudmapreactor.cli.redrive.Letter.Content;
import io.github.cloudmapreactor.cli.redrive.Letter.Subject;
import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.Hold;
import io.github.cloudmapreactor.core.Outcome;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which letters are done with: a table over all that the function can say. */
final class LetterEndingTest {

  /** The reasons to keep a task after which nothing is left to do. */
  private static final Set<String> LASTING =
      Set.of(
          "HEALTHY",
          "HEALTH_UNKNOWN",
          "STARTING",
          "UNRECOGNIZED_STATUS",
          "TASK_MISSING",
          "NOT_A_SERVICE_TASK",
          "SUPERSEDED");

  private static final Letter LETTER =
      new Letter(
          "id",
          Optional.empty(),
          new Cause(Road.SQS, "", ""),
          new Subject("", "", ""),
          Content.EVENT);

  static Stream<Arguments> endings() {
    Stream<Arguments> outcomes =
        Arrays.stream(Outcome.Kind.values())
            .filter(kind -> kind != Outcome.Kind.KEPT && kind != Outcome.Kind.HELD_BACK)
            .map(
                kind ->
                    Arguments.of(
                        kind.name(),
                        "STOPPING",
                        "",
                        Set.of("DEREGISTERED", "ALREADY_GONE", "NOT_REGISTERED")
                            .contains(kind.name())));
    Stream<Arguments> kept =
        Arrays.stream(Decision.Reason.values())
            .map(each -> Arguments.of("KEPT", each.name(), "", LASTING.contains(each.name())));
    Stream<Arguments> held =
        Arrays.stream(Hold.values())
            .map(
                hold ->
                    Arguments.of(
                        "HELD_BACK",
                        "UNHEALTHY_FOUND",
                        hold.name(),
                        Set.of("OPT_OUT_TAG", "OBSERVE_MODE").contains(hold.name())));
    Stream<Arguments> unknown =
        Stream.of(
            Arguments.of("TELEPORTED", "STOPPING", "", false),
            Arguments.of("", "", "", false),
            Arguments.of("KEPT", "NEW_REASON", "", false),
            Arguments.of("HELD_BACK", "STOPPING", "NEW_HOLD", false));
    return Stream.of(outcomes, kept, held, unknown).flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("endings")
  void onlyWhatIsDoneOrKeptForGoodHasEnded(
      String outcome, String reason, String hold, boolean ended) {
    LetterEnding ending = LetterEnding.of(LETTER, new Finding(line(outcome, reason, hold)));

    assertThat(ending.hasEnded()).isEqualTo(ended);
    assertThat(ending.because().isEmpty()).isEqualTo(ended);
  }

  @Test
  void whateverElseItSaysAnErrorHasNotEnded() {
    ObjectNode line = line("DEREGISTERED", "STOPPING", "");
    line.put("error", "Throttling").put("errorMessage", "too fast");

    LetterEnding ending = LetterEnding.of(LETTER, new Finding(line));

    assertThat(ending.hasEnded()).isFalse();
    assertThat(ending.problem()).contains(new Problem("Throttling", "too fast"));
    assertThat(ending.word()).isEqualTo("Throttling");
  }

  @Test
  void whatCouldNotBeDeletedStays() {
    LetterEnding ending =
        LetterEnding.of(LETTER, new Finding(line("DEREGISTERED", "STOPPING", "")))
            .notDeleted(new Problem("AccessDenied", "no"));

    assertThat(ending.hasEnded()).isFalse();
    assertThat(ending.word()).isEqualTo("AccessDenied");
  }

  private static ObjectNode line(String outcome, String reason, String hold) {
    return new ObjectMapper()
        .createObjectNode()
        .put("outcome", outcome)
        .put("reason", reason)
        .put("hold", hold);
  }
}
