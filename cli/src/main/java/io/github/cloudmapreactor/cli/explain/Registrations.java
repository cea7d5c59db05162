package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.app.Pace;
import io.github.cloudmapreactor.app.RegisteringServices;
import io.github.cloudmapreactor.app.ServiceViews;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.NamePattern;
import io.github.cloudmapreactor.core.Policy.Scope;
import io.github.cloudmapreactor.core.ServiceView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which ECS services register in which Cloud Map services, read as the sweep reads it. */
record Registrations(Snapshot snapshot, InstantSource clock) {

  /** At ten services a call, some thousands of services: half a minute. */
  private static final int MOST_CALLS = 500;

  /** Whatever the settings say: what is out of scope is to be told too. */
  private static final Scope ALL =
      new Scope(List.of(new NamePattern("*")), List.of(new NamePattern("*")));

  /**
   * Those of these clusters. What cannot be read is a gap, and left out.
   *
   * @param notes takes a sentence where not all was looked through
   */
  Map<CloudMapService, List<ServiceView>> of(List<Arn> clusters, List<String> notes) {
    ServiceViews views =
        new ServiceViews(snapshot, Duration.ofHours(1), ServiceViews.Calls.LEAN, Pace.NONE, clock);
    RegisteringServices services = new RegisteringServices(snapshot.fleet(), views, ALL, clusters);
    int calls = 0;
    while (!services.isRead() && calls++ < MOST_CALLS) {
      try {
        services.readSome();
      } catch (CallFailedException e) {
        snapshot.note("ecs:ListServices or ecs:DescribeServices", e);
      }
    }
    if (!services.isRead()) {
      notes.add("Not all ECS services were looked through: say which cluster, with --cluster.");
    }
    Map<CloudMapService, List<ServiceView>> registering = new LinkedHashMap<>();
    services
        .cloudMapServices()
        .forEach(service -> registering.put(service, List.copyOf(services.in(service))));
    return registering;
  }
}
