package io.github.cloudmapreactor.infra.telemetry;

import io.github.cloudmapreactor.infra.replay.Template;
import io.github.cloudmapreactor.infra.replay.Template.Resource;
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

  static SavedQuery named(String title) {
    return of(Story.TEMPLATE).stream()
        .filter(query -> query.title().equals(title))
        .findAny()
        .orElseThrow();
  }
}
