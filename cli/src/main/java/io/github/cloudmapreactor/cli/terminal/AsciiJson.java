package io.github.cloudmapreactor.cli.terminal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Writes JSON of ASCII characters alone: beyond them are some that steer a terminal, and JSON can
 * spell each of them another way.
 */
public final class AsciiJson {

  private AsciiJson() {}

  public static ObjectMapper mapper() {
    return new ObjectMapper(
        JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());
  }
}
