package io.github.cloudmapreactor.bench.simulation.sidebyside;

import io.github.cloudmapreactor.bench.simulation.lives.TaskLife;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A life at a time.
 *
 * @param life which
 * @param at when its task comes to be unfit
 */
record Play(TaskLife life, Instant at) {

  /**
   * All plays: the measured time is cut into as many pieces as there are plays of a life, and each
   * life has a random moment in each piece.
   */
  static List<Play> all(List<TaskLife> lives, Plan plan, Instant begin, RandomGenerator random) {
    Duration piece = plan.length().minus(Plan.AFTERMATH).dividedBy(plan.plays());
    List<Play> plays = new ArrayList<>();
    for (TaskLife life : lives) {
      for (int i = 0; i < plan.plays(); i++) {
        Duration within = Duration.ofMillis(random.nextLong(piece.toMillis()));
        plays.add(new Play(life, begin.plus(piece.multipliedBy(i)).plus(within)));
      }
    }
    return plays;
  }
}
