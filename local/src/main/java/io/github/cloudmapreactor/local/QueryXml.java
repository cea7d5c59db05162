package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The query protocol in which IAM alone of the services here speaks: a form in, XML out.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS query</a>
 */
final class QueryXml {
  private static final Pattern ELEMENT = Pattern.compile("(\\w+)\\.member\\.\\d+");

  private QueryXml() {}

  /** The call that a request is, or nothing where it is no form that names an action. */
  static Optional<LambdaRest.Asked> read(HttpExchange exchange, byte[] body) {
    String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    if (!type.startsWith("application/x-www-form-urlencoded")) {
      return Optional.empty();
    }
    ObjectNode members = AwsJson.MAPPER.createObjectNode();
    for (String part : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      String[] pair = part.split("=", 2);
      add(members, decoded(pair[0]), pair.length == 1 ? "" : decoded(pair[1]));
    }
    String action = members.path("Action").asText();
    members.remove("Action");
    members.remove("Version");
    return Optional.of(
        new LambdaRest.Asked(new AwsJson.Target(Optional.of(AwsService.IAM), action), members));
  }

  private static void add(ObjectNode members, String name, String value) {
    Matcher element = ELEMENT.matcher(name);
    if (element.matches()) {
      members.withArray(element.group(1)).add(value);
    } else {
      members.put(name, value);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The bytes of an answer. */
  static byte[] write(String operation, JsonNode answer, String error) {
    StringBuilder xml = new StringBuilder();
    if (error.isEmpty()) {
      xml.append("<%1$sResponse><%1$sResult>".formatted(operation));
      append(xml, answer);
      xml.append("</%1$sResult></%1$sResponse>".formatted(operation));
    } else {
      xml.append("<ErrorResponse><Error><Type>Sender</Type>");
      element(xml, "Code", AwsJson.MAPPER.getNodeFactory().textNode(error));
      element(xml, "Message", answer.path("message"));
      xml.append("</Error></ErrorResponse>");
    }
    return xml.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder xml, JsonNode value) {
    if (value.isObject()) {
      value.properties().forEach(each -> element(xml, each.getKey(), each.getValue()));
    } else if (value.isArray()) {
      value.forEach(each -> element(xml, "member", each));
    } else {
      xml.append(value.asText().replace("&", "&amp;").replace("<", "&lt;"));
    }
  }

  private static void element(StringBuilder xml, String name, JsonNode value) {
    xml.append('<').append(name).append('>');
    append(xml, value);
    xml.append("</").append(name).append('>');
  }
}
