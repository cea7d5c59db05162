package io.github.cloudmapreactor.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;

/**
 * An attribute of a message: a text, a number or bytes.
 *
 * @param text the value as it is on the wire, for bytes in Base64
 */
record MessageAttribute(String dataType, String text) {
  /**
   * Reads an attribute as a call carries it.
   *
   * @throws ServiceError if it has no value of its type
   */
  static MessageAttribute read(Request request, String name, JsonNode json) {
    String dataType = json.path("DataType").asText();
    if (!dataType.matches("(String|Number|Binary)(\\..+)?")) {
      throw request.invalid("The attribute %s cannot have the type %s".formatted(name, dataType));
    }
    String member = dataType.startsWith("Binary") ? "BinaryValue" : "StringValue";
    String text = json.path(member).asText();
    if (text.isEmpty()) {
      throw request.invalid("The attribute %s needs a %s".formatted(name, member));
    }
    var attribute = new MessageAttribute(dataType, text);
    try {
      attribute.bytes();
    } catch (IllegalArgumentException e) {
      throw request.invalid("The attribute %s is not Base64".formatted(name));
    }
    return attribute;
  }

  boolean isBinary() {
    return dataType.startsWith("Binary");
  }

  byte[] bytes() {
    return isBinary() ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8);
  }

  int size() {
    return dataType.getBytes(UTF_8).length + bytes().length;
  }

  ObjectNode json() {
    ObjectNode json = AwsJson.MAPPER.createObjectNode();
    return json.put("DataType", dataType).put(isBinary() ? "BinaryValue" : "StringValue", text);
  }
}
