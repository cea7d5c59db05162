package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.ServiceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out whether a function could do its work, by making its own calls without any effect. */
@FunctionalInterface
public interface Probe {

  /** How many Cloud Map services a request may name: they fit into the shortest timeout. */
  int MOST_NAMED = 25;

  /** How many Cloud Map services a probe tries at most. */
  int MOST_SERVICES = 200;

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

    /** The failures of the calls that were not allowed, or that told of something missing. */
    public List<Failure> failures() {
      return trials.stream().flatMap(trial -> trial.failure().stream()).toList();
    }
  }

  /**
   * One call of a probe.
   *
   * @param operation as AWS spells it
   * @param on the ARN of what it was made on
   * @param failure why it went wrong; nothing where AWS allowed it
   */
  record Trial(String operation, String on, Optional<Failure> failure) {}
}
