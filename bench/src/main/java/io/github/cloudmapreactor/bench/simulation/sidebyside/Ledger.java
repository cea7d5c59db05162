package io.github.cloudmapreactor.bench.simulation.sidebyside;

import io.github.cloudmapreactor.bench.simulation.lives.TaskLife;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.bench.simulation.world.Removed;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes down when the instances of played tasks leave Cloud Map. */
final class Ledger {

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** A task in play, with the instances that it has left, and the last that left. */
  private static final class Entry {
    private final TaskLife life;
    private final Instant zero;
    private int instances;
    private Optional<Removed> last = Optional.empty();

    Entry(TaskLife life, Instant zero) {
      this.life = life;
      this.zero = zero;
      this.instances = life.stage().spec().names();
    }
  }

  /** Begins to look at a task, whose life's first moment is now. */
  void open(TaskLife life, EcsTask task, Instant zero) {
    entries.put(task.ref().id(), new Entry(life, zero));
  }

  /** An instance has left Cloud Map. */
  void enter(Removed removed) {
    Entry entry = entries.get(removed.instance());
    if (entry != null) {
      entry.instances--;
      entry.last = Optional.of(removed);
    }
  }

  /** What was seen until {@code end}. */
  List<Played> close(Instant end) {
    return entries.values().stream().map(entry -> played(entry, end)).toList();
  }

  /** A task that recovers is looked at until then: what removes it later is another matter. */
  private static Played played(Entry entry, Instant end) {
    Optional<Removed> gone =
        entry
            .last
            .filter(removed -> entry.instances == 0)
            .filter(
                removed ->
                    entry.life.moments().recovered().stream()
                        .allMatch(at -> removed.at().isBefore(entry.zero.plus(at))));
    Instant until = gone.map(Removed::at).orElse(end);
    Duration listed = Duration.between(entry.zero, until);
    return new Played(
        entry.life, UnfitTime.of(entry.life.moments(), listed), gone.map(Removed::by));
  }
}
