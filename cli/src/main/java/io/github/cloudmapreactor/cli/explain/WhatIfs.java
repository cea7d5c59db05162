package io.github.cloudmapreactor.cli.explain;

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
    found.state().ifPresent(state -> changes.addAll(ofSettings(found, state)));
    found.state().ifPresent(state -> changes.addAll(ofTheService(state)));
    if (found.verdict() == Verdict.STRANDED) {
      String replaced = stranding.outlook(with(Setting.STRANDED, "replace"), found);
      addIfOther(
          changes,
          Setting.STRANDED.variable() + "=replace",
          stranding.outlook(policy, found),
          replaced);
    }
    return changes;
  }

  private List<WhatIf> ofSettings(Diagnosis found, TaskState state) {
    List<WhatIf> changes = new ArrayList<>();
    String now = fate(policy, state, UnaryOperator.identity());
    variations(found)
        .forEach(
            (setting, values) ->
                values.forEach(
                    value ->
                        addIfOther(
                            changes,
                            setting.variable() + "=" + value,
                            now,
                            fate(with(setting, value), state, UnaryOperator.identity()))));
    return changes;
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

  private List<WhatIf> ofTheService(TaskState state) {
    List<WhatIf> changes = new ArrayList<>();
    String now = fate(policy, state, UnaryOperator.identity());
    String tag = policy.optOutTag().key() + "=" + policy.optOutTag().value();
    addIfOther(
        changes,
        "with the tag %s on the ECS service".formatted(tag),
        now,
        fate(policy, state, view -> withTag(view, policy.optOutTag().value())));
    addIfOther(
        changes,
        "without the tag %s on the ECS service".formatted(tag),
        now,
        fate(policy, state, view -> withTag(view, policy.optOutTag().value() + "-not")));
    addIfOther(
        changes,
        "without the service's health check grace period",
        now,
        fate(policy, state, WhatIfs::withoutGracePeriod));
    return changes;
  }

  private String fate(Policy other, TaskState state, UnaryOperator<ServiceView> change) {
    return Fate.of(rehearsal.play(other, List.of(state), change).get(0));
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

  private static void addIfOther(
      List<WhatIf> changes, String change, String now, String otherwise) {
    if (!otherwise.equals(now)) {
      changes.add(new WhatIf(change, otherwise));
    }
  }
}
