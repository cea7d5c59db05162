package io.github.cloudmapreactor.bench.simulation.sidebyside;

import io.github.cloudmapreactor.bench.simulation.Testbed;
import io.github.cloudmapreactor.bench.simulation.designs.Deployed;
import io.github.cloudmapreactor.bench.simulation.designs.Design;
import io.github.cloudmapreactor.bench.simulation.designs.Usage;
import io.github.cloudmapreactor.bench.simulation.lives.TaskLife;
import io.github.cloudmapreactor.bench.simulation.world.EcsTraits;
import io.github.cloudmapreactor.bench.simulation.world.MapTraits;
import java.time.Instant;
import java.util.List;

/**
 * The same lives at the same times, under one design after another.
 *
 * @param lives the lives
 * @param plan how much is simulated
 */
record Comparison(List<TaskLife> lives, Plan plan) {

  /** Plays them under a design; the same seed gives the same times and the same figures. */
  DesignFigures run(Design design, long seed) {
    try (Testbed testbed =
        Testbed.of(seed, EcsTraits.DEFAULT.withoutReplacement(), MapTraits.DEFAULT)) {
      Instant begin = Testbed.BEGIN.plus(Plan.WARM_UP);
      Instant end = begin.plus(plan.length());
      Theatre theatre = new Theatre(testbed, lives, plan);
      List<Play> plays = Play.all(lives, plan, begin, testbed.simulation().random());
      Ledger ledger = new Ledger();
      testbed.world().cloudMap().onRemoval(ledger::enter);

      Deployed deployed = design.deploy(testbed);
      theatre.startSidecars(deployed);
      plays.forEach(play -> theatre.put(play, deployed, ledger));
      testbed.simulation().runUntil(begin);
      Usage before = deployed.usage();
      testbed.simulation().runUntil(end);
      return new DesignFigures(
          design,
          plan,
          ledger.close(end),
          testbed.api().attempts().between(begin, end).byOperation(),
          deployed.usage().since(before));
    }
  }
}
