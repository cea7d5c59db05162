package io.github.cloudmapreactor.bench.simulation.reactor;

import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.core.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the product said of its work, whichever of its environments did it. */
public final class ReactorLog {

  private final List<Pass> passes = new ArrayList<>();
  private final List<SweepSlice> slices = new ArrayList<>();
  private final List<Report> reports = new ArrayList<>();
  private final List<Report> deadLetters = new ArrayList<>();
  private final List<Consumer<Report>> listeners = new ArrayList<>();
  private int droppedTicks;

  /** Nothing yet. */
  ReactorLog() {}

  void add(Pass pass) {
    pass.sight().failures().forEach(Bugs::rejectUnexpected);
    pass.sight().reports().forEach(this::add);
    passes.add(pass);
  }

  void add(SweepSlice slice) {
    slice.slice().ended().ifPresent(sight -> sight.failures().forEach(Bugs::rejectUnexpected));
    slice.slice().reports().forEach(this::add);
    slices.add(slice);
  }

  /** Tells {@code listener} what became of each event and task, when that is known. */
  public void onReport(Consumer<Report> listener) {
    listeners.add(listener);
  }

  void add(Report report) {
    reports.add(report);
    listeners.forEach(listener -> listener.accept(report));
    if (report.outcome() instanceof Outcome.Failed failed) {
      Bugs.rejectUnexpected(failed.failure());
    }
  }

  void addDeadLetter(Report report) {
    deadLetters.add(report);
  }

  void dropTicks(int count) {
    droppedTicks += count;
  }

  /** The passes of the health watch, in order. */
  public List<Pass> passes() {
    return List.copyOf(passes);
  }

  /** The slices of the orphan sweep, in order; empty ones too. */
  public List<SweepSlice> slices() {
    return List.copyOf(slices);
  }

  /** What became of each event, and of each task that a pass or a sweep would deregister. */
  public List<Report> reports() {
    return List.copyOf(reports);
  }

  /** The events that no retry can mend. */
  public List<Report> deadLetters() {
    return List.copyOf(deadLetters);
  }

  /** How many ticks were late, or came again. */
  public int droppedTicks() {
    return droppedTicks;
  }
}
