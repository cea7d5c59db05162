package io.github.cloudmapreactor.bench.simulation.lives;

import io.github.cloudmapreactor.bench.simulation.world.Script;

/**
 * The part of a task's life in which it comes to be unfit.
 *
 * @param scenario the scenario that tells of it
 * @param kind how it comes to be unfit
 * @param stage the service in which it is played
 * @param moments from when on it is sick, stopping, dead
 * @param script what ECS says meanwhile
 */
public record TaskLife(String scenario, Kind kind, Stage stage, Moments moments, Script script) {

  /** The same, but ECS leaves the instance where it is. */
  public TaskLife leftByEcs() {
    return new TaskLife(
        scenario + ", left by ECS", Kind.LEFT_BY_ECS, stage, moments, script.leftByEcs());
  }

  /** The same, but ECS leaves the instance where it is, and no event tells of the stop. */
  public TaskLife unannounced() {
    return new TaskLife(
        scenario + ", left by ECS, unannounced",
        Kind.UNANNOUNCED,
        stage,
        moments,
        script.leftByEcs().unannounced());
  }
}
