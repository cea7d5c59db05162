package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.Policy.Scope;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tries what the health watch and the orphan sweep take: lists clusters, tasks and services in
 * scope, reads some of them, and tries a removal in each Cloud Map service that it finds so.
 */
public final class FleetProbe implements Probe {

  /** The type of the failure of a call on a cluster that is not there, as ECS spells it. */
  public static final String CLUSTER_NOT_FOUND = "ClusterNotFoundException";

  private final Fleet fleet;
  private final ServiceViews views;
  private final Scope scope;
  private final ClustersInScope clusters;
  private final RegistryProbe registry;

  /** Tries what {@code scope} has of {@code fleet}, and where its services register. */
  public FleetProbe(
      Fleet fleet,
      ServiceViews views,
      Scope scope,
      ClustersInScope clusters,
      RegistryProbe registry) {
    this.fleet = fleet;
    this.views = views;
    this.scope = scope;
    this.clusters = clusters;
    this.registry = registry;
  }

  @Override
  public Findings run(List<CloudMapService> named, Arn home, Deadline deadline) {
    Trials trials = new Trials(deadline);
    Map<CloudMapService, List<ServiceRef>> services = new LinkedHashMap<>();
    named.forEach(service -> services.put(service, new ArrayList<>()));
    List<Arn> found = clusters(home, trials);
    for (Arn cluster : found) {
      for (ServiceView view : services(cluster, trials)) {
        for (CloudMapService service : view.cloudMapServices()) {
          services.computeIfAbsent(service, each -> new ArrayList<>()).add(view.service());
        }
      }
    }
    int untried = registry.attempt(services.keySet(), home, deadline, trials);
    return new Findings(found, services, untried, trials.made());
  }

  private List<Arn> clusters(Arn home, Trials trials) {
    Supplier<List<Arn>> find = () -> clusters.find(Optional.of(home));
    return clusters.areNamed()
        ? find.get()
        : trials.attempt("ListClusters", "*", find).orElse(List.of());
  }

  /** The services in scope of a cluster; tasks are listed, and one is read, on the way. */
  private List<ServiceView> services(Arn cluster, Trials trials) {
    Optional<List<TaskRef>> tasks =
        trials.attempt("ListTasks", cluster, () -> found(cluster, fleet.runningTasks(cluster)));
    tasks.stream()
        .flatMap(List::stream)
        .findFirst()
        .ifPresent(
            task ->
                trials.attempt(
                    "DescribeTasks", cluster, () -> fleet.describe(cluster, List.of(task))));
    List<String> names =
        trials
            .attempt("ListServices", cluster, () -> found(cluster, fleet.services(cluster)))
            .orElse(List.of())
            .stream()
            .filter(scope::hasService)
            .toList();
    List<ServiceView> read = new ArrayList<>();
    for (List<String> some : Chunks.of(names, RegistrationLookup.SERVICES_A_CALL)) {
      trials
          .attempt("DescribeServices", cluster, () -> views.read(cluster, some))
          .ifPresent(read::addAll);
    }
    return read;
  }

  private static <T> T found(Arn cluster, Optional<T> answer) {
    return answer.orElseThrow(
        () ->
            new CallFailedException(
                new Failure(
                    CLUSTER_NOT_FOUND, "there is no cluster %s".formatted(cluster), false)));
  }
}
