package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.TaskRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In which order clusters and tasks are looked at, so that none is passed over for ever where the
 * time does not suffice for all: what comes first is what was not got to. Nothing goes wrong when
 * this is lost.
 */
final class Rotation {

  /** The cluster that the next pass begins with. */
  private @Nullable Arn next;

  /** Up to which task a cluster was seen when the time was over. */
  private final Map<Arn, String> seenUpTo = new HashMap<>();

  /** These clusters, that one first which was not got to. */
  List<Arn> clusters(List<Arn> clusters) {
    List<Arn> turn = new ArrayList<>(clusters);
    Collections.rotate(turn, -Math.max(0, turn.indexOf(next)));
    seenUpTo.keySet().retainAll(turn);
    next = null;
    return turn;
  }

  /** The time was over in the {@code i}th of these; one that was first lets the others go first. */
  void stopAt(List<Arn> turn, int i) {
    next = turn.get(i == 0 ? 1 % turn.size() : i);
  }

  /** These tasks of a cluster, those first that were not got to. */
  List<TaskRef> tasks(Arn cluster, List<TaskRef> tasks) {
    List<TaskRef> turn = new ArrayList<>(tasks);
    turn.sort(Comparator.comparing(TaskRef::id));
    String seen = seenUpTo.getOrDefault(cluster, "");
    long first = turn.stream().filter(task -> task.id().compareTo(seen) <= 0).count();
    Collections.rotate(turn, -Math.toIntExact(first));
    return turn;
  }

  /** A cluster was seen up to this task. */
  void see(Arn cluster, TaskRef task) {
    seenUpTo.put(cluster, task.id());
  }

  /** A cluster was seen to the end. */
  void finish(Arn cluster) {
    seenUpTo.remove(cluster);
  }
}
