package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cloudmapreactor.app.Probe;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a probe: {@code {"probe": {}}}, or with Cloud Map services to try, {@code {"probe":
 * {"cloudMapServices": ["srv-…"]}}}, by id or by ARN.
 */
final class ProbeRequest {

  private static final String NAME = InputName.PROBE;
  private static final String SERVICES = "cloudMapServices";
  private static final String PLACE = NAME + "." + SERVICES;
  private static final String EXPECTED = "ids (srv-…) or ARNs of Cloud Map services";

  /** Room for so many of the longest ARNs, and their quotes. */
  private static final long LONGEST = 64 * 1_024L;

  private ProbeRequest() {}

  /**
   * The Cloud Map services that a probe names.
   *
   * @param input an object that begins with {@code probe}
   * @param home the function's own ARN, to which ids belong
   * @throws InvalidEventException where something else stands in it, or beside it
   */
  static List<CloudMapService> read(byte[] input, Arn home) {
    try (JsonParser parser = BoundedJson.factory(LONGEST).createParser(input)) {
      parser.nextToken();
      parser.nextToken();
      List<CloudMapService> services = readProbe(parser, home);
      if (parser.nextToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw InvalidEventException.input(NAME + ": expected nothing beside it");
      }
      return services;
    } catch (IOException e) {
      throw InvalidEventException.input(NAME + ": expected a whole JSON object");
    }
  }

  private static List<CloudMapService> readProbe(JsonParser parser, Arn home) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw InvalidEventException.input(NAME + ": expected an object");
    }
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      return List.of();
    }
    if (!SERVICES.equals(parser.currentName())) {
      throw InvalidEventException.wrong(NAME, "nothing but " + SERVICES, parser.currentName());
    }
    List<CloudMapService> services = readServices(parser, home);
    if (parser.nextToken() != JsonToken.END_OBJECT) {
      throw InvalidEventException.input(
          "%s: expected %s once, and nothing else".formatted(NAME, SERVICES));
    }
    return services;
  }

  private static List<CloudMapService> readServices(JsonParser parser, Arn home)
      throws IOException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw InvalidEventException.input("%s: expected a list of %s".formatted(PLACE, EXPECTED));
    }
    List<CloudMapService> services = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (services.size() == Probe.MOST_NAMED) {
        throw InvalidEventException.input(
            "%s: expected at most %d".formatted(PLACE, Probe.MOST_NAMED));
      }
      services.add(service(parser, home));
    }
    return services;
  }

  private static CloudMapService service(JsonParser parser, Arn home) throws IOException {
    String text = parser.getText();
    String arn =
        text.startsWith("arn:")
            ? text
            : home.with("servicediscovery", "service/" + text).toString();
    return CloudMapService.of(arn)
        .filter(service -> parser.currentToken() == JsonToken.VALUE_STRING)
        .filter(service -> service.arn().sharesRegionWith(home))
        .orElseThrow(() -> InvalidEventException.wrong(PLACE, EXPECTED + " of this region", text));
  }
}
