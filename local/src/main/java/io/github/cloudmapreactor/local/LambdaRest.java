package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The REST protocol in which Lambda alone of the services here speaks: reads a call's members out
 * of method, path, query and body, and puts what an invocation returned on the wire as it is.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html">AWS restJson1</a>
 */
final class LambdaRest {
  private static final String VERSION = "/2015-03-31/";
  private static final Pattern FUNCTIONS = Pattern.compile(VERSION + "functions/?");
  private static final Pattern MAPPINGS = Pattern.compile(VERSION + "event-source-mappings/?");
  private static final Pattern FUNCTION =
      Pattern.compile(VERSION + "functions/([^/]+)/(configuration|invocations)");

  private LambdaRest() {}

  /** What a request asks for, and with which members. */
  record Asked(AwsJson.Target target, ObjectNode members) {}

  /** The call that a request is, or nothing where it is none to Lambda. */
  static Optional<Asked> read(HttpExchange exchange, byte[] body) {
    String path = exchange.getRequestURI().getRawPath();
    if (!path.startsWith(VERSION)) {
      return Optional.empty();
    }
    ObjectNode members = AwsJson.MAPPER.createObjectNode();
    addQuery(exchange, members);
    Matcher function = FUNCTION.matcher(path);
    if (function.matches()) {
      members.put("FunctionName", decoded(function.group(1)));
      if (function.group(2).equals("configuration")) {
        return asked("GetFunctionConfiguration", members);
      }
      members.put("Payload", Base64.getEncoder().encodeToString(body));
      return asked("Invoke", members);
    }
    if (MAPPINGS.matcher(path).matches()) {
      return asked("ListEventSourceMappings", members);
    }
    return asked(FUNCTIONS.matcher(path).matches() ? "ListFunctions" : path, members);
  }

  private static Optional<Asked> asked(String operation, ObjectNode members) {
    return Optional.of(
        new Asked(new AwsJson.Target(Optional.of(AwsService.LAMBDA), operation), members));
  }

  private static void addQuery(HttpExchange exchange, ObjectNode members) {
    String query = exchange.getRequestURI().getRawQuery();
    if (query == null) {
      return;
    }
    for (String part : query.split("&", -1)) {
      String[] pair = part.split("=", 2);
      String value = pair.length == 1 ? "" : decoded(pair[1]);
      if (pair[0].equals("MaxItems") && value.matches("\\d{1,9}")) {
        members.put(pair[0], Integer.parseInt(value));
      } else {
        members.put(pair[0], value);
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The bytes of an answer; headers that carry what is not in them are set. */
  static byte[] write(HttpExchange exchange, JsonNode answer, String error) {
    var headers = exchange.getResponseHeaders();
    if (!error.isEmpty()) {
      headers.set("x-amzn-ErrorType", error);
    }
    if (!answer.has("Payload")) {
      return AwsJson.bytes(answer);
    }
    if (answer.has("FunctionError")) {
      headers.set("X-Amz-Function-Error", answer.path("FunctionError").asText());
    }
    return Base64.getDecoder().decode(answer.path("Payload").asText());
  }
}
