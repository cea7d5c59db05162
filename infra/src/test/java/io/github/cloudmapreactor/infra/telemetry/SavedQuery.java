package io.github.cloudmapreactor.infra.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.infra.replay.Template;
import io.github.cloudmapreactor.infra.replay.Template.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * A query that the template deploys.
 *
 * @param title its name in its folder
 * @param purpose the comment at its head
 * @param text the query itself
 * @param logs the logical ids of the log groups that it asks
 */
record SavedQuery(String title, String purpose, String text, List<String> logs) {

  static List<SavedQuery> of(Template template) {
    return template.resources("AWS::Logs::QueryDefinition").stream()
        .map(Resource::properties)
        .map(
            properties -> {
              String[] folders = template.text(properties.path("Name")).split("/", -1);
              String[] query = properties.path("QueryString").asText().split("\n", 2);
              return new SavedQuery(
                  folders[folders.length - 1],
                  query[0].substring("# ".length()),
                  query[1],
                  template.texts(properties.path("LogGroupNames")));
            })
        .toList();
  }

  /** Those of the dashboard's widgets, without the log groups that they ask. */
  static List<String> onDashboard(Template template) {
    List<String> queries = new ArrayList<>();
    for (Resource dashboard : template.resources("AWS::CloudWatch::Dashboard")) {
      String body = template.text(dashboard.properties().path("DashboardBody"));
      for (JsonNode widget : json(body).path("widgets")) {
        if (widget.path("type").asText().equals("log")) {
          String query = widget.at("/properties/query").asText();
          queries.add(query.replaceFirst("^(SOURCE '[^']*' \\| )+", ""));
        }
      }
    }
    return queries;
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static SavedQuery named(String title) {
    return of(Story.TEMPLATE).stream()
        .filter(query -> query.title().equals(title))
        .findAny()
        .orElseThrow();
  }
}
