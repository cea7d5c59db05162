package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The protocols AWS JSON 1.0 and 1.1: reads a call off the wire, and puts results and errors on it.
 */
final class AwsJson {
  private static final DateTimeFormatter SIGNATURE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT);

  static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private AwsJson() {}

  /**
   * What a call's header {@code X-Amz-Target} names.
   *
   * @param named empty if no service that is played here is named
   */
  record Target(Optional<AwsService> named, String operation) {
    /** The service in whose words to answer; for want of a better one, Cloud Map. */
    AwsService service() {
      return named.orElse(AwsService.CLOUD_MAP);
    }

    String journalName() {
      return named.map(AwsService::journalName).orElse("");
    }
  }

  static Target target(HttpExchange exchange) {
    String header =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")).orElse("");
    int dot = header.lastIndexOf('.');
    Optional<AwsService> named = AwsService.byTargetPrefix(header.substring(0, Math.max(dot, 0)));
    return new Target(named, header.substring(dot + 1));
  }

  /** When a request says that it was signed; empty if it does not say so. */
  static Optional<Instant> signedAt(HttpExchange exchange) {
    String header =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Date")).orElse("");
    try {
      return Optional.of(Instant.from(SIGNATURE_TIME.parse(header)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Reads a request's body; empty if it is no JSON object. */
  static Optional<JsonNode> read(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      return node.isObject() ? Optional.of(node) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory cannot fail", e);
    }
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree can always be written", e);
    }
  }

  static ObjectNode error(AwsService service, ServiceError error) {
    ObjectNode body = MAPPER.createObjectNode();
    body.put("__type", service.wireType(error.type()));
    body.put(service.messageMember(), error.getMessage());
    error.members().forEach(body::put);
    return body;
  }

  /** AWS JSON writes a time as seconds since 1970, with the milliseconds behind the point. */
  static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }

  /** Sends the head of an answer that announces so many bytes. */
  static void head(
      HttpExchange exchange,
      AwsService service,
      int status,
      Optional<String> queryError,
      int length)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", service.contentType());
    headers.set("x-amzn-RequestId", UUID.randomUUID().toString());
    queryError.ifPresent(code -> headers.set("x-amzn-query-error", code));
    // The JDK's server takes 0 for "chunked" and -1 for "no body".
    exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
  }
}
