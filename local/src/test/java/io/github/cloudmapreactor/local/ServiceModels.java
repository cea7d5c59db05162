package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The published service models, as far as the extract holds them: the judge of every exchange. */
final class ServiceModels {
  // AWS documents these as common to all operations of a service; the models do not repeat them.
  private static final Map<String, Integer> COMMON_ERRORS =
      Map.ofEntries(
          Map.entry("AccessDenied", 403),
          Map.entry("AccessDeniedException", 400),
          Map.entry("InternalFailure", 500),
          Map.entry("InvalidParameterValue", 400),
          Map.entry("InvalidSignatureException", 400),
          Map.entry("MissingParameter", 400),
          Map.entry("SerializationException", 400),
          Map.entry("ServiceUnavailable", 503),
          Map.entry("ThrottlingException", 400),
          Map.entry("UnknownOperationException", 400),
          // The stand-in's own word for a member that it does not play.
          Map.entry("NotImplemented", 501));

  private final Map<String, JsonNode> models = new TreeMap<>();

  /** Reads the extract of all three services. */
  ServiceModels() {
    for (AwsService service : AwsService.values()) {
      models.put(service.journalName(), read(service.journalName()));
    }
  }

  private static JsonNode read(String service) {
    String resource = "/service-models/%s.json".formatted(service);
    try (InputStream stream = ServiceModels.class.getResourceAsStream(resource)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(stream, resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all operations in the extract. */
  Set<String> operations() {
    Set<String> names = new TreeSet<>();
    models
        .values()
        .forEach(model -> model.path("operations").fieldNames().forEachRemaining(names::add));
    return names;
  }

  /** What in a call and its answer the models do not allow; empty if all is well. */
  List<String> violations(Call call, JsonNode answer) {
    List<String> found = new ArrayList<>();
    JsonNode model = models.get(call.service());
    JsonNode operation = model == null ? null : model.path("operations").get(call.operation());
    if (model == null || operation == null) {
      return answer.path("__type").asText().equals("UnknownOperationException")
          ? found
          : List.of("%s is in no model".formatted(call.operation()));
    }
    if (answer.has("__type")) {
      error(found, model, operation, call, answer);
    } else {
      // A call that the model forbids must not succeed; one that is refused may be as wrong as it
      // likes.
      shape(
          found,
          model,
          operation.path("input").asText(),
          call.operation() + " request",
          call.request());
      String output = operation.path("output").asText();
      shape(found, model, output, call.operation() + " answer", answer);
    }
    return found;
  }

  private static void error(
      List<String> found, JsonNode model, JsonNode operation, Call call, JsonNode answer) {
    String wireType = answer.path("__type").asText();
    String type = wireType.substring(wireType.indexOf('#') + 1);
    String path = call.operation() + " " + type;
    List<String> declared = new ArrayList<>();
    operation.path("errors").forEach(error -> declared.add(error.asText()));
    if (!declared.contains(type) && !COMMON_ERRORS.containsKey(type)) {
      found.add("%s: the model declares only %s".formatted(path, declared));
      return;
    }
    JsonNode shape = model.path("shapes").path(type);
    int status = shape.path("status").asInt(COMMON_ERRORS.getOrDefault(type, 0));
    // Status 0: the answer was lost on its way.
    if (call.status() != status && call.status() != 0) {
      found.add("%s: HTTP status %d instead of %d".formatted(path, call.status(), status));
    }
    answer
        .fieldNames()
        .forEachRemaining(
            member -> {
              boolean known = shape.path("members").has(member);
              boolean bare = !shape.has("members") || shape.path("members").isEmpty();
              if (!member.equals("__type")
                  && !known
                  && !(bare && member.equalsIgnoreCase("message"))) {
                found.add("%s: there is no member %s".formatted(path, member));
              }
            });
  }

  private static void shape(
      List<String> found, JsonNode model, String name, String path, JsonNode value) {
    // Operations without an output shape answer an empty object.
    JsonNode shape = model.path("shapes").path(name);
    switch (shape.path("type").asText("structure")) {
      case "structure" -> structure(found, model, shape, path, value);
      case "list" -> {
        expect(found, value.isArray(), path, "a list", value);
        int index = 0;
        for (JsonNode element : value) {
          shape(
              found,
              model,
              shape.path("member").asText(),
              "%s[%d]".formatted(path, index++),
              element);
        }
        range(found, shape, path, index);
      }
      case "map" -> {
        expect(found, value.isObject(), path, "a map", value);
        value
            .properties()
            .forEach(
                entry -> {
                  String at = path + "." + entry.getKey();
                  text(
                      found,
                      model.path("shapes").path(shape.path("key").asText()),
                      at,
                      entry.getKey());
                  shape(found, model, shape.path("value").asText(), at, entry.getValue());
                });
      }
      case "string" -> {
        expect(found, value.isTextual(), path, "a text", value);
        text(found, shape, path, value.asText());
      }
      case "integer", "long" -> {
        expect(found, value.isIntegralNumber(), path, "a whole number", value);
        range(found, shape, path, value.asLong());
      }
      case "timestamp", "double", "float" ->
          expect(found, value.isNumber(), path, "a number", value);
      case "boolean" -> expect(found, value.isBoolean(), path, "true or false", value);
      case "blob" -> expect(found, value.isTextual(), path, "Base64", value);
      default -> found.add("%s: the check does not know the type of %s".formatted(path, name));
    }
  }

  private static void structure(
      List<String> found, JsonNode model, JsonNode shape, String path, JsonNode value) {
    expect(found, value.isObject(), path, "a structure", value);
    for (JsonNode required : shape.path("required")) {
      if (!value.has(required.asText())) {
        found.add("%s: %s is missing".formatted(path, required.asText()));
      }
    }
    value
        .properties()
        .forEach(
            entry -> {
              String at = path + "." + entry.getKey();
              JsonNode member = shape.path("members").path(entry.getKey());
              if (member.isMissingNode()) {
                found.add("%s: there is no such member".formatted(at));
              } else {
                shape(found, model, member.asText(), at, entry.getValue());
              }
            });
  }

  private static void text(List<String> found, JsonNode shape, String path, String text) {
    List<String> allowed = new ArrayList<>();
    shape.path("enum").forEach(value -> allowed.add(value.asText()));
    if (!allowed.isEmpty() && !allowed.contains(text)) {
      found.add("%s: %s is none of %s".formatted(path, text, allowed));
    }
    String pattern = shape.path("pattern").asText();
    if (!pattern.isEmpty() && !text.matches(pattern)) {
      found.add("%s: %s does not match %s".formatted(path, text, pattern));
    }
    range(found, shape, path, text.length());
  }

  private static void range(List<String> found, JsonNode shape, String path, long size) {
    if (size < shape.path("min").asLong(Long.MIN_VALUE)
        || size > shape.path("max").asLong(Long.MAX_VALUE)) {
      found.add("%s: %d is out of range".formatted(path, size));
    }
  }

  private static void expect(
      List<String> found, boolean met, String path, String expected, JsonNode value) {
    if (!met) {
      found.add("%s: expected %s, found %s".formatted(path, expected, value));
    }
  }
}
