package io.github.cloudmapreactor.cli.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.cli.doctor.CheckResult.Mark;
import io.github.cloudmapreactor.cli.terminal.AsciiJson;
import java.io.PrintStream;

/** Shows a script what checks find: a JSON object a line, the last one the summary. */
final class DoctorJson implements DoctorView {

  private final ObjectMapper mapper = AsciiJson.mapper();
  private final PrintStream out;

  DoctorJson(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(String place, String stack) {
    // Whoever wrote the script knows.
  }

  @Override
  public void diagnosis(CheckResult diagnosis) {
    ObjectNode json =
        mapper
            .createObjectNode()
            .put("check", diagnosis.what())
            .put("mark", diagnosis.mark().word())
            .put("finding", diagnosis.finding());
    if (!diagnosis.remedy().isEmpty()) {
      json.put("remedy", diagnosis.remedy());
    }
    diagnosis.command().ifPresent(line -> json.put("command", line));
    print(json);
  }

  @Override
  public void end(Examined examined) {
    ObjectNode json = mapper.createObjectNode();
    ObjectNode summary = json.putObject("summary");
    for (Mark mark : Mark.values()) {
      summary.put(mark.word(), examined.count(mark));
    }
    summary.put("good", examined.isGood());
    print(json);
  }

  private void print(ObjectNode json) {
    try {
      out.println(mapper.writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }
}
