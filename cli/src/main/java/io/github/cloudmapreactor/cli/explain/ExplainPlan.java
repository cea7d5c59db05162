package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.cli.aws.Destination;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What is to be explained, and where to look.
 *
 * @param title as it was asked for
 * @param endpoint where the calls go; to AWS where there is none
 * @param reach the options that lead other commands of the tool to the same place
 * @param logs exported logs to read
 * @param groups the functions' log groups, where they are known
 * @param stack the stack in which to find them
 */
record ExplainPlan(
    String title,
    Subject subject,
    Optional<URI> endpoint,
    String reach,
    List<String> logs,
    List<String> groups,
    String stack) {

  /** Refuses what cannot be meant. */
  ExplainPlan {
    endpoint.ifPresent(Destination::requireStandIn);
    logs = List.copyOf(logs);
    groups = List.copyOf(groups);
  }
}
