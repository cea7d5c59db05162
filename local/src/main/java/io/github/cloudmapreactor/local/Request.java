package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.local.Faults.OperationFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call's members, read with the complaints that the called service makes of wrong ones. */
record Request(
    AwsService service, Instant now, JsonNode body, Optional<OperationFailure> operationFailure) {

  String text(String member) {
    return findText(member).orElseThrow(() -> invalid("%s is required".formatted(member)));
  }

  /** A required text of at least one character and at most so many. */
  String text(String member, int longest) {
    String text = text(member);
    if (text.isEmpty() || text.length() > longest) {
      throw invalid("%s must have 1 to %d characters".formatted(member, longest));
    }
    return text;
  }

  Optional<String> findText(String member) {
    return find(member).map(value -> text(member, value));
  }

  boolean has(String member) {
    return find(member).isPresent();
  }

  int integer(String member, int least, int most, int otherwise) {
    Optional<JsonNode> value = find(member);
    if (value.isEmpty()) {
      return otherwise;
    }
    if (!value.get().canConvertToInt() || !value.get().isIntegralNumber()) {
      throw malformed(member, "a whole number");
    }
    int number = value.get().intValue();
    if (number < least || number > most) {
      throw invalid("%s must be between %d and %d, not %d".formatted(member, least, most, number));
    }
    return number;
  }

  List<String> texts(String member) {
    List<String> texts = new ArrayList<>();
    JsonNode list = find(member).orElse(AwsJson.MAPPER.createArrayNode());
    if (!list.isArray()) {
      throw malformed(member, "a list");
    }
    list.forEach(element -> texts.add(text(member, element)));
    return texts;
  }

  /** The elements of a list of structures, each to be read like a call of its own. */
  List<Request> structures(String member) {
    List<Request> structures = new ArrayList<>();
    JsonNode list = find(member).orElse(AwsJson.MAPPER.createArrayNode());
    if (!list.isArray()) {
      throw malformed(member, "a list");
    }
    for (JsonNode element : list) {
      if (!element.isObject()) {
        throw malformed(member, "a list of structures");
      }
      structures.add(new Request(service, now, element, operationFailure));
    }
    return structures;
  }

  Map<String, String> textMap(String member) {
    Map<String, String> texts = new LinkedHashMap<>();
    map(member).forEach((name, value) -> texts.put(name, text(member, value)));
    return texts;
  }

  Map<String, JsonNode> map(String member) {
    JsonNode map = find(member).orElse(AwsJson.MAPPER.createObjectNode());
    if (!map.isObject()) {
      throw malformed(member, "a map");
    }
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    map.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    return entries;
  }

  /**
   * Refuses members that would change the answer and are not played, rather than passing over them.
   */
  void notPlayed(String... members) {
    for (String member : members) {
      if (has(member)) {
        throw new ServiceError(
            "NotImplemented", 501, "The stand-in does not play the member %s".formatted(member));
      }
    }
  }

  ServiceError missing(String member) {
    String message = "%s is required".formatted(member);
    return service == AwsService.SQS
        ? new ServiceError("MissingParameter", message)
        : invalid(message);
  }

  ServiceError invalid(String message) {
    return service.invalid(message);
  }

  /** A null member counts as absent, as it does for AWS. */
  private Optional<JsonNode> find(String member) {
    JsonNode value = body.path(member);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  private static String text(String member, JsonNode value) {
    if (!value.isTextual()) {
      throw malformed(member, "a text");
    }
    return value.textValue();
  }

  private static ServiceError malformed(String member, String expected) {
    return new ServiceError("SerializationException", "%s must be %s".formatted(member, expected));
  }
}
