package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.core.CloudMapInstance;
import io.github.cloudmapreactor.core.CloudMapInstance.Registrant;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.DeregistrationPolicy;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.lambda.Settings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;

/** Explains what was found. */
final class Explainer {

  private final Snapshot snapshot;
  private final Map<String, String> settings;
  private final Policy policy;
  private final Advisor advisor;
  private final InstantSource clock;

  Explainer(Snapshot snapshot, Map<String, String> settings, Advisor advisor, InstantSource clock) {
    this.snapshot = snapshot;
    this.settings = settings;
    this.policy = Settings.from(settings).policy();
    this.advisor = advisor;
    this.clock = clock;
  }

  Explanation explain(Found found) {
    if (found instanceof Found.OfTask task) {
      return task(task.lead());
    }
    if (found instanceof Found.OfService service) {
      return many(
          List.of(service.view()),
          service.view().cloudMapServices(),
          service.view().service().cluster().account(),
          true);
    }
    Found.OfCloudMap cloudMap = (Found.OfCloudMap) found;
    return many(
        cloudMap.registering(),
        List.of(cloudMap.service()),
        cloudMap.account(),
        cloudMap.complete());
  }

  private Explanation task(Lead lead) {
    Diagnosis found = new Diagnoser(snapshot, policy, clock).diagnose(List.of(lead)).get(0);
    Optional<String> mend =
        found.verdict() == Verdict.STRANDED
            ? Optional.of(new Stranding(snapshot, clock).outlook(policy, found))
            : Optional.empty();
    List<WhatIf> whatIfs = new WhatIfs(settings, new Rehearsal(snapshot, clock)).of(found);
    return new Explanation.OfTask(found, floor(found), mend, whatIfs, advisor.about(found));
  }

  private OptionalInt floor(Diagnosis found) {
    return found.decision().orElse(null) instanceof Decision.Deregister decision
            && found.view().isPresent()
        ? new DeregistrationPolicy(policy).floor(decision, found.view().get())
        : OptionalInt.empty();
  }

  private Explanation many(
      List<ServiceView> views, List<CloudMapService> where, String account, boolean sure) {
    Map<TaskRef, Lead> leads = new LinkedHashMap<>();
    boolean complete = sure;
    for (ServiceView view : views) {
      for (DesiredStatus desired : List.of(DesiredStatus.RUNNING, DesiredStatus.STOPPED)) {
        Answer<List<TaskRef>> tasks = snapshot.tasks(view.service(), desired);
        complete &= tasks.known().isPresent();
        tasks
            .known()
            .orElse(List.of())
            .forEach(task -> leads.putIfAbsent(key(task), Lead.of(task)));
      }
    }
    List<ServiceRef> services = views.stream().map(ServiceView::service).toList();
    List<String> unattributed = new ArrayList<>();
    for (CloudMapService service : where) {
      Answer<Map<String, Map<String, String>>> listing = snapshot.listing(service, account);
      complete &= listing.known().isPresent() || listing.saysNoSuchService();
      listing
          .known()
          .orElse(Map.of())
          .forEach(
              (id, attributes) ->
                  new CloudMapInstance(service, id, attributes)
                      .registrant(services)
                      .ifPresentOrElse(
                          registrant -> add(registrant, service, leads),
                          () -> unattributed.add(id)));
    }
    return many(views, where, leads, unattributed, complete);
  }

  private Explanation many(
      List<ServiceView> views,
      List<CloudMapService> where,
      Map<TaskRef, Lead> leads,
      List<String> unattributed,
      boolean complete) {
    leads.keySet().stream()
        .collect(
            Collectors.groupingBy(TaskRef::clusterArn, LinkedHashMap::new, Collectors.toList()))
        .forEach(snapshot::readTasks);
    List<Diagnosis> all =
        new Diagnoser(snapshot, policy, clock).diagnose(List.copyOf(leads.values()));
    List<Diagnosis> shown =
        all.stream().filter(found -> found.verdict() != Verdict.OUT || !found.isGone()).toList();
    return new Explanation.OfMany(
        views,
        where,
        shown,
        all.size() - shown.size(),
        unattributed,
        complete,
        advisor.about(shown));
  }

  private static void add(
      Registrant registrant, CloudMapService service, Map<TaskRef, Lead> leads) {
    leads.merge(
        key(registrant.task()),
        new Lead(registrant.task(), Optional.of(registrant), List.of(service), true),
        (one, two) -> new Lead(one.task(), two.registrant(), two.listedIn(), true));
  }

  /** ECS may give the old form of the ARN, and Cloud Map tells none. */
  private static TaskRef key(TaskRef task) {
    return TaskRef.in(task.clusterArn(), task.id()).orElse(task);
  }
}
