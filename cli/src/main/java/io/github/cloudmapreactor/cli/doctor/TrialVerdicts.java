package io.github.cloudmapreactor.cli.doctor;

import io.github.cloudmapreactor.cli.doctor.ProbeAnswer.Trial;
import io.github.cloudmapreactor.core.Policy.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges the calls that functions tried: what is alike is said once. */
final class TrialVerdicts {

  /** What a reactor that observes has no right to, and needs none. */
  private static final Set<String> REMOVALS = Set.of("DeregisterInstance", "GetOperation");

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
  List<Diagnosis> of(List<Trial> trials) {
    Map<Kind, List<Trial>> kinds = new LinkedHashMap<>();
    for (Trial trial : trials) {
      if (!trial.isAllowed() && !isMeant(trial)) {
        String operation = trial.isOfAMissingCluster() ? "" : trial.operation();
        kinds
            .computeIfAbsent(new Kind(operation, trial.error()), each -> new ArrayList<>())
            .add(trial);
      }
    }
    List<Diagnosis> found = new ArrayList<>();
    if (kinds.isEmpty()) {
      found.add(Diagnosis.ok(what, allowed(trials)));
    }
    kinds.values().forEach(alike -> found.add(verdict(alike, trials)));
    return found;
  }

  /** Whether the deployment gave no right, on purpose. */
  private boolean isMeant(Trial trial) {
    return mode == Mode.OBSERVE && trial.isDenied() && REMOVALS.contains(trial.operation());
  }

  private String allowed(List<Trial> trials) {
    String operations =
        trials.stream()
            .filter(Trial::isAllowed)
            .map(Trial::operation)
            .distinct()
            .collect(Collectors.joining(", "));
    String meant = trials.stream().anyMatch(this::isMeant) ? "may not deregister, as meant" : "";
    if (operations.isEmpty()) {
      return meant.isEmpty() ? "it answers; there was nothing to try" : meant;
    }
    return "allowed: " + operations + (meant.isEmpty() ? "" : "; " + meant);
  }

  private Diagnosis verdict(List<Trial> alike, List<Trial> all) {
    Trial first = alike.get(0);
    if (first.isOfAMissingCluster()) {
      return Diagnosis.broken(
          "clusters",
          "in scope, and not there: " + names(alike),
          "Create them, or name the right ones: deploy with another -c clusters.");
    }
    if (first.isOfAMissingService()) {
      return Diagnosis.attention(
          "Cloud Map services",
          "ECS services register where there is no Cloud Map service: " + names(alike),
          "Somebody deleted them; the ECS services' deployments name them still.");
    }
    long tried = all.stream().filter(trial -> trial.operation().equals(first.operation())).count();
    if (first.isDenied()) {
      return Diagnosis.broken(
          what,
          "%s is denied on %d of %d: %s"
              .formatted(first.operation(), alike.size(), tried, names(alike)),
          remedy(first));
    }
    return Diagnosis.attention(
        what,
        "%s failed on %d of %d (%s): %s"
            .formatted(first.operation(), alike.size(), tried, names(alike), first.message()),
        "Nothing is known of the right to it. Look again in a minute.");
  }

  private static String remedy(Trial denied) {
    return REMOVALS.contains(denied.operation())
        ? "Deploy with these in -c cloudMapServices or without that key, with their namespaces in"
            + " -c namespaces or without that one, and with the owner of a shared namespace in"
            + " -c namespaceAccounts. If that is so already, look for a policy that denies it."
        : "Deploy with these in -c clusters. If they are already, look for a policy that denies it.";
  }

  private static String names(List<Trial> trials) {
    List<String> names = trials.stream().map(Trial::on).distinct().toList();
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() <= SHOWN ? shown : "%s and %d more".formatted(shown, names.size() - SHOWN);
  }
}
