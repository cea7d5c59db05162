package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen of one task, what was decided, and what became of it.
 *
 * @param observed the task as it was observed
 * @param inspected the task as DescribeTasks gave it, where it was asked
 * @param decision the last decision
 * @param outcome the outcome for the task as a whole: the gravest of its registrations'
 * @param registrations the outcome in each Cloud Map service that was looked at
 * @param calls the AWS operations called for this task, in order
 * @param observedToCall from the task's change to the first call that removes it, where there was
 *     one
 */
public record Report(
    TaskState observed,
    Optional<TaskState> inspected,
    Decision decision,
    Outcome outcome,
    List<Registration> registrations,
    List<String> calls,
    Optional<Duration> observedToCall) {

  /**
   * The outcome in one Cloud Map service.
   *
   * @param service which
   * @param outcome what became of the task's instance there
   * @param undo what an undo of a reversible removal needs
   */
  public record Registration(CloudMapService service, Outcome outcome, Undo undo) {}

  /**
   * What an undo needs.
   *
   * @param attributes what the instance was registered with; empty where the removal is not
   *     reversible or they could not be read
   * @param problem why they could not be read; empty where they were or need not be
   */
  public record Undo(Map<String, String> attributes, String problem) {

    /** Nothing to undo. */
    static final Undo NONE = new Undo(Map.of(), "");
  }
}
