package io.github.cloudmapreactor.cli.redrive;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cloudmapreactor.cli.aws.Problem;
import io.github.cloudmapreactor.cli.function.Finding;
import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.Hold;
import io.github.cloudmapreactor.core.Outcome;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a letter ended that was redriven.
 *
 * @param finding what the function logged of it; of what was not given to it, nothing
 * @param fate whether nothing is left to do
 * @param because why it stays, in a sentence; empty where the rest says it all
 * @param problem what could not be done
 */
record LetterEnding(
    Letter letter, Finding finding, Fate fate, String because, Optional<Problem> problem) {

  /** What becomes of a letter. */
  enum Fate {
    /** Nothing is left to do: it may be deleted. */
    ENDED,
    /** It stays in the queue. */
    STAYS
  }

  /** What the function made of the event in it. */
  static LetterEnding of(Letter letter, Finding finding) {
    if (finding.line().has("error")) {
      return new LetterEnding(letter, finding, Fate.STAYS, "", Optional.of(finding.problem()));
    }
    String because = whyNotEnded(finding);
    return new LetterEnding(
        letter, finding, because.isEmpty() ? Fate.ENDED : Fate.STAYS, because, Optional.empty());
  }

  /** What was not given to the function, and why. */
  static LetterEnding unasked(Letter letter, Fate fate, String because) {
    return new LetterEnding(
        letter, new Finding(MissingNode.getInstance()), fate, because, Optional.empty());
  }

  /** The same letter, which could not be deleted. */
  LetterEnding notDeleted(Problem why) {
    return new LetterEnding(letter, finding, Fate.STAYS, because, Optional.of(why));
  }

  boolean hasEnded() {
    return fate == Fate.ENDED;
  }

  /** Whether it left Cloud Map, or would if that were permitted. */
  boolean isDeregistration() {
    return finding.isRemoved() || finding.hold().equals(Hold.OBSERVE_MODE.name());
  }

  /** In a few words. */
  String word() {
    if (problem.isPresent()) {
      return problem.get().error();
    }
    if (finding.line().isMissingNode()) {
      return letter.content().name();
    }
    return finding.outcome().equals(Outcome.Kind.KEPT.name())
        ? finding.outcome() + " " + finding.reason()
        : finding.ending();
  }

  /** Why something may be left to do; empty where it is done, or kept for a reason that lasts. */
  private static String whyNotEnded(Finding finding) {
    return find(Outcome.Kind.values(), finding.outcome())
        .map(
            outcome ->
                switch (outcome) {
                  case DEREGISTERED, ALREADY_GONE, NOT_REGISTERED -> "";
                  case KEPT -> whyNotEnded(find(Decision.Reason.values(), finding.reason()));
                  case HELD_BACK -> whyNotPermitted(find(Hold.values(), finding.hold()));
                  case SUBMITTED ->
                      "Cloud Map took the removal, and its end was not seen: redrive it again in a"
                          + " minute to see it";
                  case FAILED -> "the function does not say why it failed";
                })
        .orElse("this tool does not know the outcome " + finding.outcome());
  }

  private static String whyNotEnded(Optional<Decision.Reason> reason) {
    return reason
        .map(
            each ->
                switch (each) {
                  case HEALTHY,
                      HEALTH_UNKNOWN,
                      STARTING,
                      UNRECOGNIZED_STATUS,
                      TASK_MISSING,
                      NOT_A_SERVICE_TASK,
                      SUPERSEDED ->
                      "";
                  case CLUSTER_OUT_OF_SCOPE, SERVICE_OUT_OF_SCOPE ->
                      "REACTOR_CLUSTERS and REACTOR_SERVICES of this shell leave it out";
                  case STOPPING,
                      UNHEALTHY_STATED,
                      UNHEALTHY_FOUND,
                      LEFT_RUNNING,
                      NOT_YET_RUNNING,
                      ORPHANED,
                      HEALTH_NOT_STATED,
                      STALE_VERDICT,
                      SERVICE_NOT_STATED ->
                      "it was kept although it should not have been: " + each.sentence();
                })
        .orElse("this tool does not know the reason it was kept for");
  }

  /** The tag was set to last; the floor and the grace period will permit it at another time. */
  private static String whyNotPermitted(Optional<Hold> hold) {
    return hold.map(
            each ->
                switch (each) {
                  case OPT_OUT_TAG, OBSERVE_MODE -> "";
                  case GRACE_PERIOD, FLOOR -> each.sentence() + ": redrive it again later";
                })
        .orElse("this tool does not know what held it back");
  }

  private static <E extends Enum<E>> Optional<E> find(E[] values, String name) {
    return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
  }
}
