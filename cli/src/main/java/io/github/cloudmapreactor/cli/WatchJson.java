package io.github.cloudmapreactor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Set;

/** Shows a watch as JSON, an object a pass and a line. */
final class WatchJson implements WatchView {

  /** What belongs to a log and to CloudWatch. */
  private static final Set<String> OF_THE_LOG =
      Set.of("level", "message", "timestamp", "requestId", "coldStart", "_aws");

  private final ObjectMapper mapper = AsciiJson.mapper();
  private final PrintStream out;
  private String mode = "";

  WatchJson(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(WatchHeading heading) {
    mode = heading.effect().changes() ? "enforce" : "observe";
  }

  @Override
  public void pass(Pass pass) {
    ObjectNode json = mapper.createObjectNode();
    json.put("mode", mode);
    json.put("good", pass.isGood());
    json.setAll(pass.line().<ObjectNode>deepCopy());
    json.put("removed", pass.count(Finding::isRemoved));
    ObjectNode heldBack = json.putObject("heldBack");
    pass.holds().forEach(heldBack::put);
    json.put("calls", pass.calls());
    json.put("callsPerSecond", Math.round(pass.callsPerSecond() * 10) / 10.0);
    ArrayNode found = json.putArray("found");
    pass.findings().forEach(finding -> found.add(withoutLog(finding)));
    addSweep(json, pass.slice());
    print(json);
  }

  private void print(ObjectNode json) {
    try {
      out.println(mapper.writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("writing JSON", e);
    }
  }

  /** What the function says of a task, without what belongs to its log alone. */
  static ObjectNode withoutLog(Finding finding) {
    ObjectNode task = finding.line().deepCopy();
    task.remove(OF_THE_LOG);
    // The names of metrics and of their dimensions are those that begin with a capital letter.
    task.properties().removeIf(each -> Character.isUpperCase(each.getKey().charAt(0)));
    return task;
  }

  /** What there is of a sweep; most passes are followed by none. */
  private static void addSweep(ObjectNode json, Slice slice) {
    if (!slice.stranded().isEmpty()) {
      ArrayNode stranded = json.putArray("stranded");
      slice.stranded().forEach(each -> stranded.add(each.line()));
    }
    slice
        .ended()
        .ifPresent(
            sweep ->
                json.putObject("sweep")
                    .put("number", sweep.number())
                    .setAll(sweep.line().<ObjectNode>deepCopy()));
  }

  /** Nothing: whoever reads JSON lines can add up. */
  @Override
  public void summary(WatchSummary summary) {}

  @Override
  public boolean isClosed() {
    return out.checkError();
  }
}
