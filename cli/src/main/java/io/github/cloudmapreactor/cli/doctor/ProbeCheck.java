package io.github.cloudmapreactor.cli.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.app.Probe;
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

  /** The Cloud Map services that the watch has found; what the events function is to try. */
  private List<String> services = List.of();

  ProbeCheck(FunctionCall calls) {
    this.calls = calls;
  }

  /** What the watch finds in scope, and may do. */
  List<Diagnosis> watch(DeployedFunction function) {
    FunctionCall.Answer answer = calls.invoke(function, probe(List.of()));
    if (isNone(answer)) {
      return List.of(speechless(function, answer));
    }
    ProbeAnswer probe = new ProbeAnswer(answer.payload().path("probe"));
    services = probe.cloudMapServices();
    List<Diagnosis> found = new ArrayList<>();
    found.add(clusters(probe));
    found.add(cloudMap(probe));
    found.addAll(rights(function, probe.trials()));
    return found;
  }

  private static Diagnosis clusters(ProbeAnswer probe) {
    String what = "clusters";
    List<String> names = probe.clusters();
    return names.isEmpty()
        ? Diagnosis.attention(
            what, "none is in scope", "Widen -c clusters, or create what it names.")
        : Diagnosis.ok(
            what,
            "%d in scope: %s".formatted(names.size(), Text.cut(String.join(", ", names), 200)));
  }

  private static Diagnosis cloudMap(ProbeAnswer probe) {
    String what = "Cloud Map services";
    int count = probe.cloudMapServices().size();
    if (count == 0) {
      return Diagnosis.attention(
          what,
          "no ECS service in scope registers in any",
          "Widen -c clusters and -c services, if there should be some.");
    }
    return Diagnosis.ok(
        what,
        probe.untried() == 0
            ? "%d in use".formatted(count)
            : "%d in use, %d of them too many to try".formatted(count, probe.untried()));
  }

  /** What the events function may do with the Cloud Map services that the watch found. */
  List<Diagnosis> events(DeployedFunction function) {
    List<Trial> trials = new ArrayList<>();
    int first = 0;
    do {
      int end = Math.min(first + Probe.MOST_NAMED, services.size());
      FunctionCall.Answer answer = calls.invoke(function, probe(services.subList(first, end)));
      if (isNone(answer)) {
        return List.of(speechless(function, answer));
      }
      trials.addAll(new ProbeAnswer(answer.payload().path("probe")).trials());
      first = end;
    } while (first < services.size());
    return rights(function, trials);
  }

  /** The ARNs of the Cloud Map services in use, as far as the watch has found any. */
  List<String> services() {
    return services;
  }

  private static List<Diagnosis> rights(DeployedFunction function, List<Trial> trials) {
    return new TrialVerdicts(Checks.name(function) + " rights", Checks.mode(function)).of(trials);
  }

  private static boolean isNone(FunctionCall.Answer answer) {
    return answer.failed() || !answer.payload().has("probe");
  }

  private static Diagnosis speechless(DeployedFunction function, FunctionCall.Answer answer) {
    String what = Checks.name(function) + " rights";
    return answer.failed()
        ? Diagnosis.broken(
            what,
            "it could not answer: " + answer.payload().path("errorMessage").asText("no reason"),
            "Its log tells more; the output WatchLog has a command for it.")
        : Diagnosis.broken(
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
