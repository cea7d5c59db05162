package io.github.cloudmapreactor.cli.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks CloudWatch Logs Insights what the functions did about something.
 *
 * @param text the query
 * @param region where the log is
 * @param groups the log groups; none where they are still to be found
 * @param stack the name of the stack in which to find them
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html">Logs
 *     Insights query language</a>
 */
record LogQuery(String text, String region, List<String> groups, String stack) {

  private static final Duration BACK = Duration.ofHours(3);

  /** Fields of the log line; a task that was inspected states its health in there. */
  private static final String FIELDS =
      "fields @timestamp, lastStatus, desiredStatus, coalesce(healthStatus, inspected.healthStatus)"
          + " as health, decision, reason, outcome, hold, message";

  /** What the functions logged about a subject. */
  static LogQuery of(Subject subject, String region, List<String> groups, String stack) {
    return new LogQuery(
        "%s | filter %s | sort @timestamp asc | limit 1000".formatted(FIELDS, filter(subject)),
        region,
        List.copyOf(groups),
        stack);
  }

  /** Ids stand in messages of failures too; names alone could be anybody's. */
  private static String filter(Subject subject) {
    if (subject instanceof Subject.Task task) {
      return "@message like \"%s\"".formatted(task.id());
    }
    if (subject instanceof Subject.CloudMap cloudMap) {
      return "@message like \"%s\"".formatted(cloudMap.id());
    }
    Subject.Service service = (Subject.Service) subject;
    Optional<String> cluster = service.cluster().map(Subject.Cluster::name);
    return "(%s) or (%s)"
        .formatted(named("", cluster, service.name()), named("stranded.", cluster, service.name()));
  }

  private static String named(String prefix, Optional<String> cluster, String service) {
    String ofService = "%sservice = \"%s\"".formatted(prefix, service);
    return cluster
        .map(name -> "%scluster = \"%s\" and ".formatted(prefix, name) + ofService)
        .orElse(ofService);
  }

  /** Commands that start it for the last three hours, and show what it found. */
  List<String> commands(Instant now) {
    return List.of(
        "aws logs start-query --region %s --log-group-names %s --start-time %d --end-time %d --query-string '%s'"
            .formatted(
                region,
                groups.isEmpty() ? find() : String.join(" ", groups),
                now.minus(BACK).getEpochSecond(),
                now.getEpochSecond(),
                text),
        "aws logs get-query-results --region %s --query-id QUERY_ID".formatted(region));
  }

  /** The log groups of both functions, as the stack made them. */
  private String find() {
    return "$(aws cloudformation list-stack-resources --region %s --stack-name %s --output text --query \"StackResourceSummaries[?ResourceType=='AWS::Logs::LogGroup'].PhysicalResourceId\")"
        .formatted(region, stack);
  }
}
