package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.lambda.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Tries one setting after the other, and keeps those that change what becomes of a task. */
final class WhatIfs {

  private final Map<String, String> settings;
  private final Policy policy;
  private final Rehearsal rehearsal;
  private final Stranding stranding;

  /** Variations of these settings. */
  WhatIfs(Map<String, String> settings, Rehearsal rehearsal) {
    this.settings = settings;
    this.policy = Settings.from(settings).policy();
    this.rehearsal = rehearsal;
    this.stranding = new Stranding(rehearsal.snapshot(), rehearsal.clock());
  }

  /** What would change it; nothing where there is nothing to decide on. */
  List<WhatIf> of(Diagnosis found) {
    List<WhatIf> changes = new ArrayList<>();
    if (found.state().isPresent() && found.report().isPresent()) {
      Trial trial = new Trial(found.state().get(), found.report().get(), changes);
      variations(found)
          .forEach(
              (setting, values) ->
                  values.forEach(
                      value ->
                          trial.of(
                              setting.variable() + "=" + value,
                              with(setting, value),
                              UnaryOperator.identity())));
      ofTheService(trial);
    }
    if (found.verdict() == Verdict.STRANDED) {
      String replaced = stranding.outlook(with(Setting.STRANDED, "replace"), found);
      if (!replaced.equals(stranding.outlook(policy, found))) {
        changes.add(new WhatIf(Setting.STRANDED.variable() + "=replace", replaced));
      }
    }
    return changes;
  }

  /** Tries a task, and notes what ends otherwise than {@code now}. */
  private final class Trial {

    private final TaskState state;
    private final Report now;
    private final List<WhatIf> changes;

    Trial(TaskState state, Report now, List<WhatIf> changes) {
      this.state = state;
      this.now = now;
      this.changes = changes;
    }

    void of(String change, Policy other, UnaryOperator<ServiceView> service) {
      Report report = rehearsal.play(other, List.of(state), service).get(0);
      if (!Fate.of(report).equals(Fate.of(now))) {
        changes.add(new WhatIf(change, Fate.news(report, now)));
      }
    }
  }

  /** In the order of the settings; the value that holds already changes nothing. */
  private static Map<Setting, List<String>> variations(Diagnosis found) {
    Map<Setting, List<String>> variations = new EnumMap<>(Setting.class);
    variations.put(Setting.MODE, List.of("enforce", "observe"));
    variations.put(Setting.CLUSTERS, List.of(found.task().cluster()));
    found
        .state()
        .flatMap(state -> state.owner().serviceName())
        .filter(name -> name.matches("[A-Za-z0-9_-]{1,255}"))
        .ifPresent(name -> variations.put(Setting.SERVICES, List.of(name)));
    variations.put(Setting.STARTING_TASKS, List.of("keep", "deregister"));
    variations.put(Setting.KEEP_AT_LEAST, List.of("0", "50%"));
    return variations;
  }

  private void ofTheService(Trial trial) {
    String tag = policy.optOutTag().key() + "=" + policy.optOutTag().value();
    trial.of(
        "with the tag %s on the ECS service".formatted(tag),
        policy,
        view -> withTag(view, policy.optOutTag().value()));
    trial.of(
        "without the tag %s on the ECS service".formatted(tag),
        policy,
        view -> withTag(view, policy.optOutTag().value() + "-not"));
    trial.of(
        "without the service's health check grace period", policy, WhatIfs::withoutGracePeriod);
  }

  private Policy with(Setting setting, String value) {
    Map<String, String> changed = new HashMap<>(settings);
    changed.put(setting.variable(), value);
    return Settings.from(changed).policy();
  }

  private ServiceView withTag(ServiceView view, String value) {
    Map<String, String> tags = new HashMap<>(view.tags());
    tags.put(policy.optOutTag().key(), value);
    return new ServiceView(
        view.service(),
        view.status(),
        view.cloudMapServices(),
        view.deployments(),
        tags,
        view.counts(),
        view.gracePeriod(),
        view.readAt());
  }

  private static ServiceView withoutGracePeriod(ServiceView view) {
    return new ServiceView(
        view.service(),
        view.status(),
        view.cloudMapServices(),
        view.deployments(),
        view.tags(),
        view.counts(),
        Duration.ZERO,
        view.readAt());
  }
}
