package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.local.lambda.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Plays AWS Lambda: which functions and mappings there are, and direct invocations, each in the
 * thread of its call, for the function may call the stand-in in turn.
 */
final class LambdaService {
  private static final String LATEST = "$LATEST";
  private static final int LARGEST_PAGE = 50;
  private static final int LARGEST_MAPPINGS = 100;

  private final Arns arns;
  private final SortedMap<String, Deployment.Function> functions = new ConcurrentSkipListMap<>();
  private final SortedMap<String, Deployment.Mapping> mappings = new ConcurrentSkipListMap<>();

  LambdaService(Arns arns) {
    this.arns = arns;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "ListFunctions", this::listFunctions,
        "GetFunctionConfiguration", this::getFunctionConfiguration,
        "ListEventSourceMappings", this::listEventSourceMappings,
        "Invoke", this::invoke);
  }

  void put(Deployment.Function function) {
    functions.put(function.name(), function);
  }

  void put(Deployment.Mapping mapping) {
    mappings.put(mapping.uuid(), mapping);
  }

  void removeFunction(String name) {
    functions.remove(name);
  }

  void removeMapping(String uuid) {
    mappings.remove(uuid);
  }

  private ObjectNode listFunctions(Request request) {
    Page page =
        Page.of(
            request,
            "ListFunctions",
            new TreeSet<>(functions.keySet()),
            "Marker",
            request.integer("MaxItems", 1, 10_000, LARGEST_PAGE));
    ObjectNode result = AwsJson.MAPPER.createObjectNode();
    ArrayNode listed = result.putArray("Functions");
    page.keys().forEach(name -> listed.add(configuration(function(name), LATEST)));
    page.nextToken().ifPresent(token -> result.put("NextMarker", token));
    return result;
  }

  private ObjectNode getFunctionConfiguration(Request request) {
    String qualifier = request.findText("Qualifier").orElse(LATEST);
    return configuration(called(request, qualifier), qualifier);
  }

  private ObjectNode configuration(Deployment.Function function, String qualifier) {
    ObjectNode configuration = AwsJson.MAPPER.createObjectNode();
    configuration
        .put("FunctionName", function.name())
        .put("FunctionArn", arns.function(function.name(), qualifier))
        .put("Role", arns.roleOf(function.name()))
        .put("Handler", function.handler())
        .put("Version", qualifier.equals(LATEST) ? LATEST : "1");
    configuration
        .putObject("LoggingConfig")
        .put("LogFormat", "Text")
        .put("LogGroup", function.name() + "-Log");
    ObjectNode variables = configuration.putObject("Environment").putObject("Variables");
    function.environment().forEach(variables::put);
    return configuration;
  }

  private ObjectNode listEventSourceMappings(Request request) {
    String asked = request.findText("FunctionName").orElse("");
    String function = asked.split(":", 2)[0];
    TreeSet<String> found = new TreeSet<>();
    mappings.forEach(
        (uuid, mapping) -> {
          if (asked.isEmpty() || mapping.function().equals(function)) {
            found.add(uuid);
          }
        });
    Page page =
        Page.of(
            request,
            "ListEventSourceMappings " + asked,
            found,
            "Marker",
            request.integer("MaxItems", 1, 10_000, LARGEST_MAPPINGS));
    ObjectNode result = AwsJson.MAPPER.createObjectNode();
    ArrayNode listed = result.putArray("EventSourceMappings");
    page.keys().forEach(uuid -> listed.add(shape(mapping(uuid))));
    page.nextToken().ifPresent(token -> result.put("NextMarker", token));
    return result;
  }

  private ObjectNode shape(Deployment.Mapping mapping) {
    String alias = function(mapping.function()).alias();
    return AwsJson.MAPPER
        .createObjectNode()
        .put("UUID", mapping.uuid())
        .put("EventSourceArn", arns.queue(mapping.queue()))
        .put("FunctionArn", arns.function(mapping.function(), alias))
        .put("State", mapping.state());
  }

  private ObjectNode invoke(Request request) {
    Deployment.Function function = called(request, request.findText("Qualifier").orElse(LATEST));
    String payload =
        new String(
            Base64.getDecoder().decode(request.findText("Payload").orElse("")),
            StandardCharsets.UTF_8);
    InvocationResult result = function.code().invoke(payload);
    ObjectNode answer = AwsJson.MAPPER.createObjectNode().put("StatusCode", 200);
    if (result instanceof InvocationResult.Returned returned) {
      return answer.put("Payload", base64(returned.payload()));
    }
    answer.put("FunctionError", "Unhandled");
    return answer.put(
        "Payload",
        base64(
            result instanceof InvocationResult.Failed failed
                ? failed.payload()
                : "{\"errorMessage\":\"Task timed out\"}"));
  }

  private Deployment.Function function(String name) {
    return Objects.requireNonNull(functions.get(name), name);
  }

  private Deployment.Mapping mapping(String uuid) {
    return Objects.requireNonNull(mappings.get(uuid), uuid);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Deployment.Function called(Request request, String qualifier) {
    String name = request.text("FunctionName");
    Deployment.Function function = functions.get(name);
    if (function == null || !(qualifier.equals(LATEST) || qualifier.equals(function.alias()))) {
      throw new ServiceError(
              "ResourceNotFoundException",
              404,
              "Function not found: " + arns.function(name, qualifier))
          .with("Type", "User");
    }
    return function;
  }
}
