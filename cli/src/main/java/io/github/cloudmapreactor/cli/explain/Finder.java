package io.github.cloudmapreactor.cli.explain;

import static java.util.function.Predicate.not;

import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapInstance;
import io.github.cloudmapreactor.core.CloudMapInstance.Registrant;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what somebody wants explained, in ECS and in Cloud Map, within bounds. */
final class Finder {

  /** How many clusters are looked through for something that does not name its own. */
  private static final int MOST_CLUSTERS = 100;

  private final Snapshot snapshot;
  private final Registrations registrations;
  private final List<String> notes = new ArrayList<>();

  Finder(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.registrations = new Registrations(snapshot);
  }

  /** Where was looked, and where not. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * What it is.
   *
   * @throws UsageException if there is no such thing, or nobody may look for it
   */
  Found find(Subject subject) {
    if (subject instanceof Subject.Task task) {
      return task(task);
    }
    if (subject instanceof Subject.Service service) {
      return service(service);
    }
    return cloudMap((Subject.CloudMap) subject);
  }

  private Found task(Subject.Task subject) {
    List<Arn> clusters = clusters(subject.cluster());
    for (Arn cluster : clusters) {
      Optional<TaskRef> task = taskIn(cluster, subject);
      task.ifPresent(ref -> snapshot.readTasks(cluster, List.of(ref)));
      if (task.flatMap(ref -> snapshot.task(ref).known()).flatMap(state -> state).isPresent()) {
        return new Found.OfTask(Lead.of(task.get()));
      }
    }
    return instance(subject, clusters)
        .or(() -> clusters.size() == 1 ? missing(clusters.get(0), subject) : Optional.empty())
        .orElseThrow(() -> unknownTask(subject, clusters));
  }

  /** A task of a cluster that was named: that ECS does not know it is what there is to say. */
  private Optional<Found> missing(Arn cluster, Subject.Task subject) {
    UsageException.refuse(
        snapshot.services(cluster).known().filter(Optional::isEmpty).isPresent(),
        "ECS knows no cluster %s in %s, account %s"
            .formatted(
                TaskRef.clusterName(cluster).orElse(""), cluster.region(), cluster.account()));
    return taskIn(cluster, subject)
        .map(task -> new Found.OfTask(new Lead(task, Optional.empty(), List.of(), lookedAtAll())));
  }

  private static Optional<TaskRef> taskIn(Arn cluster, Subject.Task subject) {
    return subject
        .arn()
        .flatMap(
            arn -> TaskRef.clusterName(cluster).flatMap(name -> TaskRef.of(arn.toString(), name)))
        .or(() -> TaskRef.in(cluster, subject.id()));
  }

  /** What ECS does not tell of, Cloud Map may still list. */
  private Optional<Found> instance(Subject.Task subject, List<Arn> clusters) {
    Map<CloudMapService, List<ServiceView>> all = registrations.of(clusters, notes);
    List<CloudMapService> listing = new ArrayList<>();
    Optional<Registrant> registrant = Optional.empty();
    for (CloudMapService service : all.keySet()) {
      List<ServiceRef> registering = all.get(service).stream().map(ServiceView::service).toList();
      Optional<Map<String, String>> attributes =
          snapshot
              .listing(service, registering.get(0).cluster().account())
              .known()
              .flatMap(listed -> Optional.ofNullable(listed.get(subject.id())));
      if (attributes.isPresent()) {
        listing.add(service);
        registrant =
            registrant.or(
                () ->
                    new CloudMapInstance(service, subject.id(), attributes.get())
                        .registrant(registering));
      }
    }
    Arn home = registrant.map(each -> each.service().cluster()).orElse(clusters.get(0));
    Optional<Registrant> whose = registrant;
    return listing.isEmpty()
        ? Optional.empty()
        : TaskRef.in(home, subject.id())
            .map(task -> new Found.OfTask(new Lead(task, whose, listing, lookedAtAll())));
  }

  private UsageException unknownTask(Subject.Task subject, List<Arn> clusters) {
    refuseIfUnreadable();
    return new UsageException(
        "ECS knows no task %s in %s, and no Cloud Map service in which their services register"
                .formatted(subject.id(), names(clusters))
            + " lists it. ECS forgets a stopped task after an hour; is it of another region or"
            + " account?");
  }

  private Found service(Subject.Service subject) {
    Arn cluster = clusters(subject.cluster()).get(0);
    Optional<ServiceView> view =
        snapshot.service(new ServiceRef(cluster, subject.name())).known().flatMap(found -> found);
    if (view.isEmpty()) {
      refuseIfUnreadable();
    }
    return new Found.OfService(
        view.orElseThrow(
            () ->
                new UsageException(
                    "ECS knows no service %s in the cluster %s of %s, account %s; list them with:"
                            .formatted(
                                subject.name(),
                                TaskRef.clusterName(cluster).orElse(""),
                                cluster.region(),
                                cluster.account())
                        + " aws ecs list-services --cluster "
                        + TaskRef.clusterName(cluster).orElse(""))));
  }

  private Found cloudMap(Subject.CloudMap subject) {
    List<Arn> clusters = clusters(subject.cluster());
    Map<CloudMapService, List<ServiceView>> all = registrations.of(clusters, notes);
    CloudMapService service =
        all.keySet().stream()
            .filter(each -> each.id().equals(subject.id()))
            .filter(each -> subject.service().filter(not(each::equals)).isEmpty())
            .findFirst()
            .or(subject::service)
            .or(
                () ->
                    CloudMapService.of(
                        clusters
                            .get(0)
                            .with("servicediscovery", "service/" + subject.id())
                            .toString()))
            .orElseThrow(() -> new UsageException(subject.id() + " is no Cloud Map service's id"));
    String account = clusters.get(0).account();
    UsageException.refuse(
        snapshot.listing(service, account).saysNoSuchService(),
        "Cloud Map knows no service %s here; list them with: aws servicediscovery list-services"
            .formatted(subject.id()));
    return new Found.OfCloudMap(
        service, account, all.getOrDefault(service, List.of()), lookedAtAll());
  }

  /** The cluster that was named, or all; never none. */
  private List<Arn> clusters(Optional<Subject.Cluster> named) {
    Optional<Arn> known = named.flatMap(Subject.Cluster::arn);
    if (known.isPresent()) {
      return List.of(known.get());
    }
    List<Arn> all = snapshot.clusters().known().orElse(List.of());
    if (all.isEmpty()) {
      refuseIfUnreadable();
      throw new UsageException("there is no ECS cluster here; is it another region or account?");
    }
    if (named.isPresent()) {
      return all.stream()
          .filter(arn -> arn.resource().equals("cluster/" + named.get().name()))
          .findFirst()
          .map(List::of)
          .orElseThrow(
              () ->
                  new UsageException(
                      "there is no cluster %s, only %s".formatted(named.get().name(), names(all))));
    }
    if (all.size() > MOST_CLUSTERS) {
      notes.add(
          "Only %d of %d clusters were looked through: say which with --cluster."
              .formatted(MOST_CLUSTERS, all.size()));
    }
    return all.stream().limit(MOST_CLUSTERS).toList();
  }

  private boolean lookedAtAll() {
    return notes.isEmpty() && snapshot.gaps().isEmpty();
  }

  private void refuseIfUnreadable() {
    List<Gap> gaps = snapshot.gaps();
    if (!gaps.isEmpty()) {
      boolean listing = gaps.get(0).right().equals("ecs:ListClusters");
      throw new UsageException(
          gaps.get(0).sentence()
              + (listing
                  ? " A whole ARN, of a task or a service, needs no list of clusters."
                  : ""));
    }
  }

  private static String names(List<Arn> clusters) {
    String names =
        clusters.stream()
            .limit(10)
            .map(arn -> TaskRef.clusterName(arn).orElse(""))
            .collect(Collectors.joining(", "));
    String what = clusters.size() == 1 ? "the cluster " : "the clusters ";
    return what
        + names
        + (clusters.size() > 10 ? " and %d more".formatted(clusters.size() - 10) : "");
  }
}
