package io.github.cloudmapreactor.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.app.FleetProbe;
import io.github.cloudmapreactor.app.InstanceRegistry;
import io.github.cloudmapreactor.cli.aws.Problem;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a function answered to a probe. */
record ProbeAnswer(JsonNode probe) {

  /** A call that the function made under its own role; no error where it was allowed. */
  record Trial(String operation, String on, String error, String message) {

    boolean isAllowed() {
      return error.isEmpty();
    }

    boolean isDenied() {
      return new Problem(error, message).isDenied();
    }

    boolean isOfAMissingCluster() {
      return error.equals(FleetProbe.CLUSTER_NOT_FOUND);
    }

    boolean isOfAMissingService() {
      return error.equals(InstanceRegistry.SERVICE_NOT_FOUND);
    }
  }

  /** The names of the clusters in scope. */
  List<String> clusters() {
    return elements("clusters").map(arn -> lastPart(arn.asText())).toList();
  }

  /** The ARNs of the Cloud Map services that are in use. */
  List<String> cloudMapServices() {
    return elements("cloudMapServices").map(each -> each.path("arn").asText()).toList();
  }

  /** How many of them were too many to try. */
  int untried() {
    return probe.path("untried").asInt();
  }

  List<Trial> trials() {
    return elements("calls")
        .map(
            call ->
                new Trial(
                    call.path("operation").asText(),
                    lastPart(call.path("on").asText()),
                    call.path("error").asText(),
                    call.path("errorMessage").asText()))
        .toList();
  }

  /** Those of these operations of which a call failed, otherwise than by a missing cluster. */
  List<String> failed(String... operations) {
    List<Trial> trials = trials();
    return Stream.of(operations)
        .filter(
            operation ->
                trials.stream()
                    .filter(trial -> trial.operation().equals(operation))
                    .anyMatch(trial -> !trial.isAllowed() && !trial.isOfAMissingCluster()))
        .toList();
  }

  private Stream<JsonNode> elements(String member) {
    return StreamSupport.stream(probe.path(member).spliterator(), false);
  }

  private static String lastPart(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
