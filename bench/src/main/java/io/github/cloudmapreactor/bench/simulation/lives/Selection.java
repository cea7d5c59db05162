package io.github.cloudmapreactor.bench.simulation.lives;

import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.TaskStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Leaves out the scenarios that are about something else than how a task comes to be unfit. */
final class Selection {

  private static final List<Rule> RULES =
      List.of(
          new Rule("about a setting", scenario -> scenario.expected().has("environment")),
          new Rule(
              "about another partition's ARNs",
              scenario -> any(scenario, event -> !event.partition().equals("aws"))),
          new Rule("about a replay", scenario -> any(scenario, ScenarioEvent::isReplay)),
          new Rule("not a service's task", scenario -> !any(scenario, ScenarioEvent::isOfService)),
          new Rule(
              "its service is deleted, or wants to be left alone",
              scenario -> !any(scenario, event -> isLookedAfter(scenario, event))),
          new Rule(
              "not registered at the start",
              scenario ->
                  scenario.tasks().stream()
                      .allMatch(task -> scenario.cloudMapServices(task).isEmpty())),
          new Rule(
              "a state that ECS does not have",
              scenario -> any(scenario, each -> each.lastStatus() == TaskStatus.UNRECOGNIZED)),
          new Rule("about its start", Selection::isStart));

  private Selection() {}

  /**
   * A rule that leaves scenarios out.
   *
   * @param reason what such a scenario is about
   */
  private record Rule(String reason, Predicate<Scenario> holds) {}

  /** The first rule that leaves a scenario out, if one does. */
  static Optional<String> leavesOut(Scenario scenario) {
    return RULES.stream().filter(rule -> rule.holds().test(scenario)).map(Rule::reason).findFirst();
  }

  private static boolean any(Scenario scenario, Predicate<ScenarioEvent> wanted) {
    return scenario.events().stream().anyMatch(wanted);
  }

  private static boolean isLookedAfter(Scenario scenario, ScenarioEvent event) {
    return scenario.ecsService(event).filter(service -> !service.has("tags")).isPresent();
  }

  /** Neither sick nor stopped, or sick only while ECS does not yet count that. */
  private static boolean isStart(Scenario scenario) {
    boolean inGrace =
        any(
            scenario,
            event ->
                scenario.ecsService(event).stream()
                    .anyMatch(service -> service.has("healthCheckGracePeriodSeconds")));
    boolean sick =
        any(scenario, event -> event.health() == Health.UNHEALTHY)
            || scenario.tasks().stream()
                .flatMap(task -> scenario.described(task).stream())
                .anyMatch(task -> task.toString().contains(Health.UNHEALTHY.name()));
    return inGrace || (!sick && !any(scenario, ScenarioEvent::isStop));
  }
}
