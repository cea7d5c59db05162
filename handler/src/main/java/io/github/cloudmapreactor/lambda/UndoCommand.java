package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cloudmapreactor.app.Report.Registration;
import io.github.cloudmapreactor.core.TaskRef;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * The AWS CLI command that registers an instance again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cli/latest/reference/servicediscovery/register-instance.html">register-instance</a>
 */
public final class UndoCommand {

  private UndoCommand() {}

  /**
   * The command, in one line that a shell takes as it is.
   *
   * @param json what writes the attributes; in ASCII, for what lies beyond may steer a terminal
   * @param task the task whose instance it is
   * @param registration where it was registered, and with which attributes
   * @throws IOException never: it writes to memory
   */
  public static String of(JsonFactory json, TaskRef task, Registration registration)
      throws IOException {
    return "aws servicediscovery register-instance --region %s --service-id %s --instance-id %s --attributes %s"
        .formatted(
            task.arn().region(),
            registration.service().serviceIdFor(task.arn().account()),
            task.id(),
            quoted(json(json, registration.undo().attributes())));
  }

  private static String json(JsonFactory json, Map<String, String> attributes) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = json.createGenerator(text)) {
      generator.writeStartObject();
      for (Map.Entry<String, String> attribute : new TreeMap<>(attributes).entrySet()) {
        generator.writeStringField(attribute.getKey(), attribute.getValue());
      }
      generator.writeEndObject();
    }
    return text.toString();
  }

  /** In single quotes, within which a shell takes everything for itself but the quote. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
