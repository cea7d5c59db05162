package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Policy.Scope;
import io.github.cloudmapreactor.core.ServiceView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which ECS services in scope register in which Cloud Map service, read a call at a time. */
final class RegisteringServices {

  private final Fleet fleet;
  private final ServiceViews views;
  private final Scope scope;
  private final Deque<Arn> clusters;
  private final Deque<Names> unread = new ArrayDeque<>();
  private final Map<CloudMapService, List<ServiceView>> registering = new LinkedHashMap<>();

  private record Names(Arn cluster, List<String> names) {}

  RegisteringServices(Fleet fleet, ServiceViews views, Scope scope, List<Arn> clusters) {
    this.fleet = fleet;
    this.views = views;
    this.scope = scope;
    this.clusters = new ArrayDeque<>(clusters);
  }

  /** Whether nothing is left to read. */
  boolean isRead() {
    return clusters.isEmpty() && unread.isEmpty();
  }

  /**
   * Makes the next call. What cannot be read is left out: its instances then belong to nobody, and
   * nobody touches them.
   *
   * @throws CallFailedException where ECS could not be read
   */
  void readSome() {
    if (unread.isEmpty()) {
      list(clusters.remove());
    } else {
      read(unread.remove());
    }
  }

  /** What no retry can mend may be one service's fault: each is then asked for alone. */
  private void read(Names some) {
    try {
      views.read(some.cluster(), some.names()).forEach(this::add);
    } catch (CallFailedException e) {
      if (e.failure().retryable() || some.names().size() == 1) {
        throw e;
      }
      some.names().forEach(name -> unread.add(new Names(some.cluster(), List.of(name))));
    }
  }

  private void list(Arn cluster) {
    List<String> names =
        fleet.services(cluster).orElse(List.of()).stream().filter(scope::hasService).toList();
    for (List<String> some : Chunks.of(names, RegistrationLookup.SERVICES_A_CALL)) {
      unread.add(new Names(cluster, some));
    }
  }

  private void add(ServiceView view) {
    for (CloudMapService service : view.cloudMapServices()) {
      registering.computeIfAbsent(service, each -> new ArrayList<>()).add(view);
    }
  }

  /** The Cloud Map services that these register in. */
  Set<CloudMapService> cloudMapServices() {
    return registering.keySet();
  }

  /** The ECS services that register there. */
  List<ServiceView> in(CloudMapService service) {
    return registering.getOrDefault(service, List.of());
  }
}
