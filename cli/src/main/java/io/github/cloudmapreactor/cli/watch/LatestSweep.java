package io.github.cloudmapreactor.cli.watch;

import io.github.cloudmapreactor.cli.function.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of the registry between two sweeps: what the latest one saw, and its findings. */
final class LatestSweep {

  private Optional<Sweep> ended = Optional.empty();
  private List<Finding> orphans = List.of();
  private Map<String, Stranded> stranded = Map.of();
  private boolean good = true;
  private final List<Finding> orphansSoFar = new ArrayList<>();
  private final Map<String, Stranded> strandedSoFar = new LinkedHashMap<>();
  private boolean goodSoFar = true;

  /** With one more slice. */
  void add(Slice slice) {
    orphansSoFar.addAll(slice.orphans());
    slice.stranded().forEach(each -> strandedSoFar.put(each.task(), each));
    goodSoFar &= slice.failureCount() == 0;
    if (slice.ended().isPresent()) {
      ended = slice.ended();
      orphans = List.copyOf(orphansSoFar);
      stranded = new LinkedHashMap<>(strandedSoFar);
      good = goodSoFar;
      orphansSoFar.clear();
      strandedSoFar.clear();
      goodSoFar = true;
    }
  }

  /** The latest sweep that has ended. */
  Optional<Sweep> ended() {
    return ended;
  }

  /** The tasks whose instances were to be removed, those of a sweep that goes on included. */
  List<Finding> orphans() {
    List<Finding> all = new ArrayList<>(orphans);
    all.addAll(orphansSoFar);
    return all;
  }

  /** The stranded tasks, those of a sweep that goes on included. */
  Collection<Stranded> stranded() {
    Map<String, Stranded> all = new LinkedHashMap<>(stranded);
    all.putAll(strandedSoFar);
    return all.values();
  }

  /** Whether the latest sweep saw everything, and nothing failed in it or since. */
  boolean isGood() {
    return good && goodSoFar;
  }
}
