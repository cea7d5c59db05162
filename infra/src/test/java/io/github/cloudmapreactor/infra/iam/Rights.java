package io.github.cloudmapreactor.infra.iam;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.github.cloudmapreactor.infra.iam.RolePolicy.Grant;
import io.github.cloudmapreactor.infra.replay.Handler;
import io.github.cloudmapreactor.local.Call;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Holds the calls of replayed scenarios against what the called function's role may do. */
final class Rights {

  private Rights() {}

  static Map<Scenario, List<Call>> callsOf(Stream<Scenario> scenarios) {
    return scenarios.collect(
        toMap(scenario -> scenario, Replay::callsOf, (one, other) -> other, LinkedHashMap::new));
  }

  /** What the role may not do, with the scenario in which it is needed. */
  static Set<String> denied(Variant variant, Map<Scenario, List<Call>> replayed) {
    Set<String> denied = new TreeSet<>();
    replayed.forEach(
        (scenario, calls) -> {
          DeployedFunction function = variant.in(scenario.place(), scenario.handler());
          RolePolicy policy = function.policy();
          function.needsOf(calls).stream()
              .filter(need -> !policy.isAllowed(need))
              .forEach(need -> denied.add(scenario.name() + ": " + need));
        });
    return denied;
  }

  /** The actions that a function's role is granted on something on which no call is made. */
  @SafeVarargs
  static Set<String> unused(
      Variant variant, Handler handler, Map<Scenario, List<Call>>... replays) {
    Set<Grant> used = new LinkedHashSet<>();
    for (Map<Scenario, List<Call>> replayed : replays) {
      replayed.forEach(
          (scenario, calls) -> {
            DeployedFunction function = variant.in(scenario.place(), handler);
            RolePolicy policy = function.policy();
            function.needsOf(calls).forEach(need -> used.addAll(policy.grantsFor(need)));
          });
    }
    Set<Grant> unused = variant.policy(handler).grants();
    unused.removeAll(used);
    return unused.stream().map(Grant::action).collect(toSet());
  }
}
