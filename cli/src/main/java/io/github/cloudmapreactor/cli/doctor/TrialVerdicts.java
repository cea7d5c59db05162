package io.github.cloudmapreactor.cli.doctor;

import io.github.cloudmapreactor.app.Deadline;
import io.github.cloudmapreactor.app.Probe;
import io.github.cloudmapreactor.app.RegistryProbe;
import io.github.cloudmapreactor.cli.doctor.ProbeAnswer.Trial;
import io.github.cloudmapreactor.core.Policy.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Judges the calls that functions tried: what is alike is said once. */
final class TrialVerdicts {

  /** Authorized on Cloud Map services, and not on clusters. */
  private static final Set<String> OF_CLOUD_MAP =
      Set.of("ListInstances", "GetInstance", "DeregisterInstance");

  private static final String GET_OPERATION = "GetOperation";

  private static final int SHOWN = 5;

  private final String what;
  private final Mode mode;

  /**
   * For one function.
   *
   * @param what how the function's rights are called
   * @param mode the mode in force
   */
  TrialVerdicts(String what, Mode mode) {
    this.what = what;
    this.mode = mode;
  }

  private record Kind(String operation, String error) {}

  /** A line for what went well, and one for each kind of what did not. */
  List<CheckResult> of(List<Trial> trials) {
    Map<Kind, List<Trial>> kinds = new LinkedHashMap<>();
    for (Trial trial : trials) {
      if (!trial.isAllowed() && !isMeant(trial)) {
        boolean missing = trial.isOfAMissingCluster() || trial.isOfAMissingService();
        String operation = missing ? "" : trial.operation();
        kinds
            .computeIfAbsent(new Kind(operation, trial.error()), each -> new ArrayList<>())
            .add(trial);
      }
    }
    List<CheckResult> found = new ArrayList<>();
    if (kinds.isEmpty()) {
      found.add(CheckResult.ok(what, allowed(trials)));
    }
    kinds.values().forEach(alike -> found.add(verdict(alike, trials)));
    return found;
  }

  /** Whether the deployment gave no right, on purpose. */
  private boolean isMeant(Trial trial) {
    return mode == Mode.OBSERVE
        && trial.isDenied()
        && Probe.OF_REMOVALS.contains(trial.operation());
  }

  private String allowed(List<Trial> trials) {
    if (trials.isEmpty()) {
      return "it answers; there was nothing to try";
    }
    String allowed = operations(trials, "allowed: ", Trial::isAllowed);
    String meant = operations(trials, "denied, as meant: ", this::isMeant);
    return allowed.isEmpty() || meant.isEmpty() ? allowed + meant : allowed + "; " + meant;
  }

  private static String operations(List<Trial> trials, String label, Predicate<Trial> which) {
    String names =
        trials.stream()
            .filter(which)
            .map(Trial::operation)
            .distinct()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : label + names;
  }

  private CheckResult verdict(List<Trial> alike, List<Trial> all) {
    Trial first = alike.get(0);
    if (first.isOfAMissingCluster()) {
      return CheckResult.broken(
          "clusters",
          "in scope, and not there: " + names(alike),
          "Create them, or name the right ones: deploy with another -c clusters.");
    }
    if (first.isOfAMissingService()) {
      return CheckResult.attention(
          "Cloud Map services",
          "ECS services register where there is no Cloud Map service: " + names(alike),
          "Somebody deleted them; the ECS services' deployments name them still.");
    }
    long tried = all.stream().filter(trial -> trial.operation().equals(first.operation())).count();
    if (first.isDenied() && first.operation().equals(GET_OPERATION)) {
      return CheckResult.attention(
          what,
          "not known of GetOperation, which is denied on an operation that is not there",
          "AWS authorizes it on the operation's namespace, and that one has none. If removals end in"
              + " SUBMITTED, deploy with their namespaces in -c namespaces or without that key.");
    }
    if (first.isDenied()) {
      return CheckResult.broken(
          what,
          "%s is denied on %d of %d: %s"
              .formatted(first.operation(), alike.size(), tried, names(alike)),
          remedy(first));
    }
    return CheckResult.attention(
        what,
        "%s failed on %d of %d (%s): %s"
            .formatted(first.operation(), alike.size(), tried, names(alike), first.message()),
        next(first));
  }

  private static String next(Trial failed) {
    if (failed.error().equals(RegistryProbe.INSTANCE_EXISTS)) {
      return "Nothing is known of the right to it. Look again when no instance has that id.";
    }
    return failed.error().equals(Deadline.OUT_OF_TIME)
        ? "Nothing is known of the right to it: there was more to try than fits into a probe."
        : "Nothing is known of the right to it. Look again in a minute.";
  }

  private static String remedy(Trial denied) {
    return OF_CLOUD_MAP.contains(denied.operation())
        ? "Deploy with these in -c cloudMapServices or without that key, and with the owner of a"
            + " shared namespace in -c namespaceAccounts. If that is so already, look for a policy that"
            + " denies it."
        : "Deploy with these in -c clusters. If they are already, look for a policy that denies it.";
  }

  private static String names(List<Trial> trials) {
    List<String> names = trials.stream().map(Trial::on).distinct().toList();
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() <= SHOWN ? shown : "%s and %d more".formatted(shown, names.size() - SHOWN);
  }
}
