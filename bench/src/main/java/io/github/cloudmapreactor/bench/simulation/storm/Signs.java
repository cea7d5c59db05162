package io.github.cloudmapreactor.bench.simulation.storm;

import io.github.cloudmapreactor.bench.simulation.world.Ecs;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.bench.simulation.world.LifePath;
import io.github.cloudmapreactor.bench.simulation.world.Script;
import io.github.cloudmapreactor.core.TaskStatus;
import java.time.Duration;
import java.util.List;

/** How tasks of a storm stop, which says how many events tell of each. */
public enum Signs {
  /** One event, STOPPED: each event is then worth a removal, and each further call a waste. */
  ONE {
    @Override
    void stop(Ecs ecs, EcsTask task) {
      Script.Step stopped =
          new Script.Step(Duration.ZERO, TaskStatus.STOPPED, "EssentialContainerExited", true);
      ecs.play(task, new Script(List.of(stopped), true));
    }
  },

  /** Two events within 14 s. */
  CRASH {
    @Override
    void stop(Ecs ecs, EcsTask task) {
      ecs.stop(task, LifePath.CRASH);
    }
  },

  /** Four events within a minute. */
  ORDERLY {
    @Override
    void stop(Ecs ecs, EcsTask task) {
      ecs.stop(task, LifePath.ORDERLY_STOP);
    }
  };

  abstract void stop(Ecs ecs, EcsTask task);
}
