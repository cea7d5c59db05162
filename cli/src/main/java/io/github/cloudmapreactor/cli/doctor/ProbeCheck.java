package io.github.cloudmapreactor.cli.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.app.Probe;
import io.github.cloudmapreactor.cli.aws.AwsFailedException;
import io.github.cloudmapreactor.cli.doctor.ProbeAnswer.Trial;
import io.github.cloudmapreactor.cli.installation.DeployedFunction;
import io.github.cloudmapreactor.cli.installation.FunctionCall;
import io.github.cloudmapreactor.cli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the functions whether they could do their work: each makes its own calls without effect,
 * under its own role.
 */
final class ProbeCheck {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FunctionCall calls;

  /** What the watch has found; what the events function is to try. */
  private ServicesInUse services = ServicesInUse.NOT_LOOKED_FOR;

  ProbeCheck(FunctionCall calls) {
    this.calls = calls;
  }

  /** What the watch finds in scope, and may do. */
  List<CheckResult> watch(DeployedFunction function) {
    services = ServicesInUse.NOT_ANSWERED;
    FunctionCall.Answer answer = calls.invoke(function, probe(List.of()));
    if (isNone(answer)) {
      return List.of(speechless(function, answer));
    }
    ProbeAnswer probe = new ProbeAnswer(answer.payload().path("probe"));
    services =
        new ServicesInUse(
            probe.cloudMapServices(),
            probe.untried(),
            probe.failed("ListClusters", "ListServices", "DescribeServices"));
    List<CheckResult> found = new ArrayList<>();
    found.add(clusters(probe));
    found.addAll(cloudMap());
    found.addAll(rights(function, probe.trials()));
    return found;
  }

  private static CheckResult clusters(ProbeAnswer probe) {
    String what = "clusters";
    List<String> names = probe.clusters();
    List<String> failed = probe.failed("ListClusters");
    if (!failed.isEmpty()) {
      return ServicesInUse.unknown(what, !names.isEmpty(), failed);
    }
    return names.isEmpty()
        ? CheckResult.attention(
            what, "none is in scope", "Widen -c clusters, or create what it names.")
        : CheckResult.ok(
            what,
            "%d in scope: %s".formatted(names.size(), Text.cut(String.join(", ", names), 200)));
  }

  private List<CheckResult> cloudMap() {
    String what = "Cloud Map services";
    int count = services.found().size();
    return services.qualify(
        what,
        List.of(
            count == 0
                ? CheckResult.attention(
                    what,
                    "no ECS service in scope registers in any",
                    "Widen -c clusters and -c services, if there should be some.")
                : CheckResult.ok(what, count + " in use")));
  }

  /**
   * What the events function may do with the Cloud Map services that the watch found.
   *
   * @param direct whether EventBridge invokes it, so that its concurrency is what pauses it
   */
  List<CheckResult> events(DeployedFunction function, boolean direct) {
    try {
      return events(function);
    } catch (AwsFailedException e) {
      if (direct && e.problem().isThrottled()) {
        return List.of(paused(function));
      }
      throw e;
    }
  }

  private static CheckResult paused(DeployedFunction function) {
    return CheckResult.broken(
            rightsOf(function),
            "Lambda throttles it, as it does while the reactor is paused: events end among the"
                + " dead letters",
            "Resume, when what it was paused for is over (the output Resume does it for the watch as"
                + " well):")
        .by(
            "aws lambda delete-function-concurrency --function-name %s --region %s"
                .formatted(function.name(), function.arn().region()));
  }

  private List<CheckResult> events(DeployedFunction function) {
    List<String> tried = services.some();
    List<Trial> trials = new ArrayList<>();
    int first = 0;
    do {
      int end = Math.min(first + Probe.MOST_NAMED, tried.size());
      FunctionCall.Answer answer = calls.invoke(function, probe(tried.subList(first, end)));
      if (isNone(answer)) {
        return List.of(speechless(function, answer));
      }
      trials.addAll(new ProbeAnswer(answer.payload().path("probe")).trials());
      first = end;
    } while (first < tried.size());
    return services.qualify(rightsOf(function), rights(function, trials));
  }

  /** The Cloud Map services in use, as far as the watch has found any. */
  ServicesInUse services() {
    return services;
  }

  private static String rightsOf(DeployedFunction function) {
    return Checks.name(function) + " rights";
  }

  private static List<CheckResult> rights(DeployedFunction function, List<Trial> trials) {
    return new TrialVerdicts(rightsOf(function), Checks.mode(function)).of(trials);
  }

  private static boolean isNone(FunctionCall.Answer answer) {
    return answer.failed() || !answer.payload().has("probe");
  }

  private static CheckResult speechless(DeployedFunction function, FunctionCall.Answer answer) {
    String what = rightsOf(function);
    return answer.failed()
        ? CheckResult.broken(
                what,
                "it could not answer: " + answer.payload().path("errorMessage").asText("no reason"),
                "Its log tells more:")
            .by(
                "aws logs tail %s --since 10m --region %s"
                    .formatted(function.logGroup(), function.arn().region()))
        : CheckResult.broken(
            what, "it knows no probes, so another version is deployed", SettingsCheck.REDEPLOY);
  }

  private static String probe(List<String> cloudMapServices) {
    ObjectNode request = JSON.createObjectNode();
    ObjectNode probe = request.putObject("probe");
    if (!cloudMapServices.isEmpty()) {
      ArrayNode named = probe.putArray("cloudMapServices");
      cloudMapServices.forEach(named::add);
    }
    return request.toString();
  }
}
