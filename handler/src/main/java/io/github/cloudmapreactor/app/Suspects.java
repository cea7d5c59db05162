package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapInstance.Registrant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Instances that no running task accounts for, until ECS is asked about a hundred of them. */
final class Suspects {

  private final Map<Arn, Map<String, Registrant>> unread = new LinkedHashMap<>();

  /** One more; a task that is listed in several Cloud Map services is asked about once. */
  void add(Registrant registrant) {
    unread
        .computeIfAbsent(registrant.service().cluster(), each -> new LinkedHashMap<>())
        .putIfAbsent(registrant.task().id(), registrant);
  }

  boolean isEmpty() {
    return unread.isEmpty();
  }

  /** Whether there are enough of one cluster for a full call. */
  boolean fillACall() {
    return unread.values().stream().anyMatch(each -> each.size() >= Fleet.TASKS_A_CALL);
  }

  /** Takes out as many of one cluster as one call asks for: of that which has the most. */
  List<Registrant> take() {
    Map.Entry<Arn, Map<String, Registrant>> most =
        unread.entrySet().stream()
            .max((one, two) -> Integer.compare(one.getValue().size(), two.getValue().size()))
            .orElseThrow();
    List<Registrant> taken = most.getValue().values().stream().limit(Fleet.TASKS_A_CALL).toList();
    taken.forEach(each -> most.getValue().remove(each.task().id()));
    if (most.getValue().isEmpty()) {
      unread.remove(most.getKey());
    }
    return taken;
  }
}
