package io.github.cloudmapreactor.cli.redrive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.cli.aws.Problem;
import io.github.cloudmapreactor.cli.terminal.AsciiJson;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

/**
 * Shows dead letters as JSON, an object a line: of each cause or of each letter, of what went
 * wrong, and at last the summary. Whatever is not ASCII is escaped, for a terminal takes some of it
 * as commands.
 */
final class RedriveJson implements RedriveView {

  private final ObjectMapper mapper = AsciiJson.mapper();

  private final PrintStream out;
  private String mode = "";
  private String queue = "";

  RedriveJson(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(RedriveHeading heading) {
    mode = heading.action().word();
  }

  @Override
  public void queue(LetterQueue.Sight sight) {
    queue = sight.url();
  }

  @Override
  public void causes(List<CauseCount> causes) {
    for (CauseCount each : causes) {
      ObjectNode json = mapper.createObjectNode().put("queue", queue).put("letters", each.count());
      each.oldest().map(Instant::toString).ifPresent(at -> json.put("oldest", at));
      addCause(json, each.example());
      json.put("remedy", each.remedy());
      addSubject(json.putObject("example"), each.example());
      print(json);
    }
  }

  @Override
  public void ending(LetterEnding ending) {
    ObjectNode json = mapper.createObjectNode().put("queue", queue);
    addSubject(json, ending.letter());
    addCause(json.putObject("was"), ending.letter());
    json.put("ended", ending.hasEnded());
    json.put("deleted", ending.hasEnded() && mode.equals("enforce"));
    json.put("word", ending.word());
    if (!ending.because().isEmpty()) {
      json.put("because", ending.because());
    }
    ending.problem().ifPresent(problem -> addProblem(json, problem));
    if (ending.finding().line().isObject()) {
      json.set("function", ending.finding().withoutLog());
    }
    print(json);
  }

  private static void addSubject(ObjectNode json, Letter letter) {
    json.put("messageId", letter.id());
    letter.sentAt().map(Instant::toString).ifPresent(at -> json.put("sentAt", at));
    json.put("task", letter.subject().task());
    json.put("cluster", letter.subject().cluster());
    json.put("service", letter.subject().service());
  }

  private static void addCause(ObjectNode json, Letter letter) {
    json.put("road", letter.cause().road().name());
    json.put("content", letter.content().name());
    json.put("error", letter.cause().type());
    json.put("errorMessage", letter.cause().message());
  }

  private static void addProblem(ObjectNode json, Problem problem) {
    json.putObject("problem")
        .put("error", problem.error())
        .put("errorMessage", problem.message())
        .put("remedy", Remedy.after(problem));
  }

  @Override
  public void problem(Problem problem) {
    ObjectNode json = mapper.createObjectNode().put("queue", queue);
    addProblem(json, problem);
    print(json);
  }

  @Override
  public void summary(RedriveSummary summary) {
    ObjectNode json = mapper.createObjectNode();
    json.putObject("summary")
        .put("mode", mode)
        .put("good", summary.isGood())
        .put("letters", summary.letters())
        .put("ended", summary.ended())
        .put("staying", summary.staying())
        .put("hidden", summary.hidden())
        .put("more", summary.hasMore())
        .put("stoppedEarly", summary.isStoppedEarly());
    print(json);
  }

  private void print(ObjectNode json) {
    try {
      out.println(mapper.writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing JSON", e);
    }
  }
}
