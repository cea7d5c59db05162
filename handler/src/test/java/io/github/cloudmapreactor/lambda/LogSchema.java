package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What the documentation promises of each line of the log: docs/log.schema.json. */
final class LogSchema {

  private static final Path FILE = Path.of("../docs/log.schema.json");

  static final JsonNode DOCUMENT = FunctionFixture.parse(read());

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(DOCUMENT);

  private LogSchema() {}

  private static String read() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException("the schema of the log", e);
    }
  }

  /** The line, parsed; an error where it is none that is promised. */
  static JsonNode check(String line) {
    JsonNode parsed = FunctionFixture.parse(line);
    Set<ValidationMessage> complaints = SCHEMA.validate(parsed);
    if (!complaints.isEmpty()) {
      throw new AssertionError("docs/log.schema.json: %s%nin %s".formatted(complaints, line));
    }
    return parsed;
  }
}
