package io.github.cloudmapreactor.cli.doctor;

import io.github.cloudmapreactor.cli.aws.AwsFailedException;
import io.github.cloudmapreactor.cli.installation.DeployedFunction;
import io.github.cloudmapreactor.cli.installation.DeployedMapping;
import io.github.cloudmapreactor.cli.installation.DeployedRule;
import io.github.cloudmapreactor.cli.installation.DnsRights;
import io.github.cloudmapreactor.cli.installation.FunctionCall;
import io.github.cloudmapreactor.cli.installation.Installation;
import io.github.cloudmapreactor.cli.installation.StackFunctions.Found;
import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.lambda.Setting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes all checks of one installation, in the order in which an event goes its way. */
final class Doctor {

  /** The bus that every account has, and the only one that takes schedules. */
  static final String DEFAULT_BUS = "default";

  private final Installation installation;
  private final ProbeCheck probes;
  private final DnsCheck dns;
  private final DoctorView view;
  private final Examined examined = new Examined();

  /** Examines {@code installation}; tells {@code view} each finding at once. */
  Doctor(Installation installation, FunctionCall calls, DnsRights dns, DoctorView view) {
    this.installation = installation;
    this.probes = new ProbeCheck(calls);
    this.dns = new DnsCheck(dns);
    this.view = view;
  }

  /**
   * Makes the checks; how they ended.
   *
   * @throws UsageException where there is no such installation, or AWS cannot be asked
   */
  Examined examine(String stack, String bus) {
    Found functions = find(stack);
    DeployedFunction events = functions.events();
    say(
        CheckResult.ok(
            "account", "%s, %s".formatted(events.arn().account(), events.arn().region())));
    say(SettingsCheck.of(events));
    functions.watch().map(SettingsCheck::of).ifPresent(this::say);

    List<DeployedMapping> mappings = new ArrayList<>();
    boolean mapped = read("events function mapping", () -> installation.mappings(events), mappings);
    List<DeployedRule> rules = new ArrayList<>();
    boolean ruled = read("event rules", () -> rules(functions, bus), rules);
    if (ruled && mapped) {
      new RuleCheck(events, mappings).of(rules).forEach(this::say);
    }
    if (mapped && (ruled || !mappings.isEmpty())) {
      MappingCheck.of(events, mappings, rules).forEach(this::say);
    }
    functions.watch().ifPresent(this::watchMapping);
    queues(stack, events, mappings, rules);
    rights(functions, mapped && mappings.isEmpty());
    return examined;
  }

  private Found find(String stack) {
    try {
      return installation.functions().of(stack);
    } catch (AwsFailedException e) {
      throw Checks.unable(e);
    }
  }

  /** Whether something could be read; if so, it stands in {@code into}. */
  private <T> boolean read(String what, Supplier<List<T>> read, List<T> into) {
    List<CheckResult> refused =
        Checks.attempt(
            what,
            () -> {
              into.addAll(read.get());
              return List.of();
            });
    refused.forEach(this::say);
    return refused.isEmpty();
  }

  /** Those of the bus, and the schedule, which is on the default bus whatever the others are on. */
  private List<DeployedRule> rules(Found functions, String bus) {
    List<DeployedRule> rules = new ArrayList<>(installation.rules(functions.prefix(), bus));
    if (!bus.equals(DEFAULT_BUS)) {
      installation.rules(functions.prefix(), DEFAULT_BUS).stream()
          .filter(DeployedRule::isSchedule)
          .forEach(rules::add);
    }
    return rules;
  }

  private void watchMapping(DeployedFunction watch) {
    check(
        Checks.name(watch) + " mapping",
        () -> MappingCheck.of(watch, installation.mappings(watch), List.of()));
  }

  private void queues(
      String stack,
      DeployedFunction events,
      List<DeployedMapping> mappings,
      List<DeployedRule> rules) {
    for (DeployedMapping mapping : mappings) {
      check(
          "events queue",
          () ->
              List.of(QueueCheck.working("events queue", installation.queue(mapping.queueArn()))));
    }
    deadLetters(stack, "dead letters", Optional.of(events.setting(Setting.DEAD_LETTER_QUEUE)));
    Set<String> undelivered = new LinkedHashSet<>();
    rules.stream()
        .filter(rule -> !rule.isSchedule())
        .flatMap(rule -> rule.targets().stream())
        .forEach(target -> target.deadLetters().ifPresent(undelivered::add));
    undelivered.forEach(arn -> deadLetters(stack, "undelivered events", Optional.of(arn)));
  }

  private void deadLetters(String stack, String what, Optional<String> arnOrUrl) {
    arnOrUrl
        .filter(queue -> !queue.isEmpty())
        .ifPresent(
            queue ->
                check(
                    what,
                    () -> List.of(QueueCheck.deadLetters(what, installation.queue(queue), stack))));
  }

  private void rights(Found functions, boolean direct) {
    DeployedFunction events = functions.events();
    if (functions.watch().isPresent()) {
      DeployedFunction watch = functions.watch().get();
      check(Checks.name(watch) + " rights", () -> probes.watch(watch));
      check(Checks.name(events) + " rights", () -> probes.events(events, direct));
      check(
          "DNS namespaces",
          () -> dns.of(probes.services(), List.of(watch, events), Checks.mode(events)));
    } else {
      say(
          CheckResult.ok(
              "health watch",
              "none is deployed, so nobody looks which Cloud Map services are used"));
      check(Checks.name(events) + " rights", () -> probes.events(events, direct));
    }
  }

  private void check(String what, Supplier<List<CheckResult>> check) {
    Checks.attempt(what, check).forEach(this::say);
  }

  private void say(CheckResult diagnosis) {
    examined.add(diagnosis);
    view.diagnosis(diagnosis);
  }
}
