package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.Policy.Mode;
import io.github.cloudmapreactor.core.ServiceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether a function could do its work, by making its own calls so that they have no
 * effect. Not tried are those that always have one, StopTask and SendMessage, and the reads of the
 * events function in ECS.
 */
@FunctionalInterface
public interface Probe {

  /**
   * The type of the failure of a call to which the right is missing, as ECS and Cloud Map say it.
   */
  String ACCESS_DENIED = "AccessDeniedException";

  /** How many Cloud Map services a request may name: they fit into the shortest timeout. */
  int MOST_NAMED = 25;

  /** How many Cloud Map services a probe tries at most. */
  int MOST_SERVICES = 200;

  /** The calls to which a reactor that observes has no right, and needs none. */
  Set<String> OF_REMOVALS = Set.of("GetInstance", "DeregisterInstance", "GetOperation");

  /**
   * Makes the calls. One that fails does not keep the others from being made.
   *
   * @param named Cloud Map services to try, beside those that the probe finds by itself
   * @param home any ARN of the account and region
   * @param deadline when no more calls may begin
   */
  Findings run(List<CloudMapService> named, Arn home, Deadline deadline);

  /**
   * What a probe saw.
   *
   * @param clusters those in scope, whether they are there or not
   * @param services the Cloud Map services, and which ECS services in scope register in each
   * @param untried how many Cloud Map services were too many to try
   * @param trials the calls, in order
   */
  record Findings(
      List<Arn> clusters,
      Map<CloudMapService, List<ServiceRef>> services,
      int untried,
      List<Trial> trials) {

    /**
     * The failures of the calls that were not allowed, or that told of something missing; not those
     * that the deployment means.
     *
     * @param mode the one in force
     */
    public List<Failure> failures(Mode mode) {
      return trials.stream()
          .filter(trial -> !trial.isDeniedAsMeant(mode))
          .flatMap(trial -> trial.failure().stream())
          .toList();
    }
  }

  /**
   * One call of a probe.
   *
   * @param operation as AWS spells it
   * @param on the ARN of what it was made on
   * @param failure why it went wrong; nothing where AWS allowed it
   */
  record Trial(String operation, String on, Optional<Failure> failure) {

    /** Whether the deployment gave no right to it, on purpose. */
    boolean isDeniedAsMeant(Mode mode) {
      return mode == Mode.OBSERVE
          && OF_REMOVALS.contains(operation)
          && failure.filter(failed -> failed.type().equals(ACCESS_DENIED)).isPresent();
    }
  }
}
