package io.github.cloudmapreactor.bench.simulation.reactor;

import io.github.cloudmapreactor.app.Fleet;
import io.github.cloudmapreactor.app.InstanceRegistry;
import io.github.cloudmapreactor.app.RegistrationLookup;
import io.github.cloudmapreactor.app.TaskSource;
import io.github.cloudmapreactor.app.TaskStopper;

/**
 * The ports through which one execution environment of the product sees and changes the world.
 *
 * @param fleet lists what runs
 * @param tasks reads a task
 * @param lookup finds where services register
 * @param registry Cloud Map
 * @param stopper stops tasks
 */
public record Ports(
    Fleet fleet,
    TaskSource tasks,
    RegistrationLookup lookup,
    InstanceRegistry registry,
    TaskStopper stopper) {

  /** The same with another fleet. */
  public Ports withFleet(Fleet other) {
    return new Ports(other, tasks, lookup, registry, stopper);
  }

  /** The same with another lookup. */
  public Ports withLookup(RegistrationLookup other) {
    return new Ports(fleet, tasks, other, registry, stopper);
  }

  /** The same with another registry. */
  public Ports withRegistry(InstanceRegistry other) {
    return new Ports(fleet, tasks, lookup, other, stopper);
  }

  /** The same with another stopper. */
  public Ports withStopper(TaskStopper other) {
    return new Ports(fleet, tasks, lookup, registry, other);
  }
}
