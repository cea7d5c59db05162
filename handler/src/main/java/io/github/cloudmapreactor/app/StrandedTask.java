package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.StrandedPolicy.Obstacle;
import io.github.cloudmapreactor.core.TaskRef;

/**
 * A task that runs and is HEALTHY, and that Cloud Map does not list though it ought to.
 *
 * @param task which task
 * @param service whose task it is
 * @param missingIn the Cloud Map service that ought to list it
 * @param ending what was done about it
 */
public record StrandedTask(
    TaskRef task, ServiceRef service, CloudMapService missingIn, Ending ending) {

  /** What was done about a stranded task. */
  public sealed interface Ending {

    /** It was asked to stop, so that ECS starts another in its place. */
    record Replaced() implements Ending {}

    /** Nothing, for a stated reason. */
    record Left(Obstacle obstacle) implements Ending {}

    /** It was to be stopped, and that failed. */
    record Failed(Failure failure) implements Ending {}
  }
}
