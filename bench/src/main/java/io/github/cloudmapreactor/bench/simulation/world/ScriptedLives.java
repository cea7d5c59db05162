package io.github.cloudmapreactor.bench.simulation.world;

import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.world.Script.Step;
import io.github.cloudmapreactor.core.TaskStatus;

/** Moves tasks as scripts say, with what ECS does beside. */
final class ScriptedLives {

  private final Simulation simulation;
  private final TaskLives lives;

  ScriptedLives(Simulation simulation, TaskLives lives) {
    this.simulation = simulation;
    this.lives = lives;
  }

  void play(EcsTask task, Script script) {
    for (Step step : script.steps()) {
      simulation.after(step.after(), () -> take(task, script, step));
    }
  }

  private void take(EcsTask task, Script script, Step step) {
    boolean begins = step.isStop() && task.desiredStatus() != TaskStatus.STOPPED;
    if (begins) {
      task.wantStopped(step.stopCode());
    }
    task.move(step.lastStatus(), simulation.clock().instant());
    if (step.announced()) {
      lives.announce(task);
    }
    if (begins && script.deregisteredByEcs()) {
      lives.deregister(task);
    }
    if (step.isStop()) {
      lives.arrive(task);
    }
  }
}
