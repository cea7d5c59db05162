package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.ServiceView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What there is to say of what somebody asked for. */
sealed interface Explanation {

  /** All tasks that it is about. */
  List<Diagnosis> tasks();

  List<Advice> advice();

  /** Whether somebody or something has to act. */
  default boolean isToDo() {
    return tasks().stream().anyMatch(found -> found.verdict().isToDo());
  }

  /** Whether all could be told. */
  default boolean isKnown() {
    return tasks().stream().noneMatch(found -> found.verdict() == Verdict.NOT_KNOWN);
  }

  /**
   * Of one task.
   *
   * @param floor how many others must stay in each Cloud Map service, where a floor applies
   * @param mend what the sweep would do about it, if it is stranded
   */
  record OfTask(
      Diagnosis found,
      OptionalInt floor,
      Optional<String> mend,
      List<WhatIf> whatIfs,
      List<Advice> advice)
      implements Explanation {

    /** Copies what can change. */
    public OfTask {
      whatIfs = List.copyOf(whatIfs);
      advice = List.copyOf(advice);
    }

    @Override
    public List<Diagnosis> tasks() {
      return List.of(found);
    }
  }

  /**
   * Of many tasks: those of an ECS service, or those that a Cloud Map service lists.
   *
   * @param views the ECS services
   * @param where the Cloud Map services
   * @param tasks those that run, and those that are listed
   * @param gone how many other tasks are stopping or have stopped, and are not listed
   * @param unattributed instances that nothing proves to be of these ECS services
   * @param complete whether all of it could be read
   */
  record OfMany(
      List<ServiceView> views,
      List<CloudMapService> where,
      List<Diagnosis> tasks,
      int gone,
      List<String> unattributed,
      boolean complete,
      List<Advice> advice)
      implements Explanation {

    /** Copies what can change. */
    public OfMany {
      views = List.copyOf(views);
      where = List.copyOf(where);
      tasks = List.copyOf(tasks);
      unattributed = List.copyOf(unattributed);
      advice = List.copyOf(advice);
    }

    @Override
    public boolean isKnown() {
      return complete && Explanation.super.isKnown();
    }
  }
}
