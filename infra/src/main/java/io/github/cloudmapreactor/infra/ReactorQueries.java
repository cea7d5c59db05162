package io.github.cloudmapreactor.infra;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.logs.CfnQueryDefinition;
import software.constructs.Construct;

/**
 * The queries that are saved beside the logs, in a folder that has the stack's name: the deployment
 * knows it, whoever gave it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-logs-querydefinition.html">AWS::Logs::QueryDefinition</a>
 */
final class ReactorQueries extends Construct {

  private static final String FOLDER = "CloudMapReactor/" + Aws.STACK_NAME + "/";

  /** Saves those that the functions' logs can answer. */
  ReactorQueries(Construct scope, ReactorFunction events, Optional<ReactorFunction> watch) {
    super(scope, "Queries");
    List<String> logs = logs(events, watch);
    Arrays.stream(LogQuery.values())
        .filter(query -> watch.isPresent() || !query.needsWatch())
        .forEach(query -> save(query, logs));
  }

  /** The names of the functions' log groups. */
  static List<String> logs(ReactorFunction events, Optional<ReactorFunction> watch) {
    return Stream.concat(Stream.of(events), watch.stream())
        .map(function -> function.log().getLogGroupName())
        .toList();
  }

  private void save(LogQuery query, List<String> logs) {
    CfnQueryDefinition.Builder.create(this, query.id())
        .name(FOLDER + query.title())
        .queryString("# " + query.purpose() + "\n" + query.text())
        .logGroupNames(logs)
        .build();
  }
}
