package io.github.cloudmapreactor.cli.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.cli.function.Finding;
import io.github.cloudmapreactor.cli.terminal.AsciiJson;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** Shows a watch as JSON, an object a pass and a line. */
final class WatchJson implements WatchView {

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
    pass.findings().forEach(finding -> found.add(finding.withoutLog()));
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
