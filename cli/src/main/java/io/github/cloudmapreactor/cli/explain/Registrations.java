package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which ECS services register in which Cloud Map services: all, whatever the settings say, for what
 * is out of scope is to be told too.
 */
record Registrations(Snapshot snapshot) {

  /** At ten services a call, half a minute. */
  private static final int MOST_SERVICES = 3_000;

  /**
   * Those of these clusters. What cannot be read is a gap, and left out.
   *
   * @param notes takes a sentence where not all was looked through
   */
  Map<CloudMapService, List<ServiceView>> of(List<Arn> clusters, List<String> notes) {
    Map<CloudMapService, List<ServiceView>> registering = new LinkedHashMap<>();
    int left = MOST_SERVICES;
    for (Arn cluster : clusters) {
      List<String> names =
          snapshot.services(cluster).known().flatMap(found -> found).orElse(List.of());
      if (names.size() > left) {
        notes.add("Not all ECS services were looked through: say which cluster, with --cluster.");
        return registering;
      }
      left -= names.size();
      read(cluster, names, registering);
    }
    return registering;
  }

  private void read(
      Arn cluster, List<String> names, Map<CloudMapService, List<ServiceView>> registering) {
    snapshot.readServices(cluster, names);
    for (String name : names) {
      Optional<ServiceView> view =
          snapshot.service(new ServiceRef(cluster, name)).known().flatMap(found -> found);
      view.ifPresent(
          found ->
              found
                  .cloudMapServices()
                  .forEach(
                      service ->
                          registering
                              .computeIfAbsent(service, each -> new ArrayList<>())
                              .add(found)));
    }
  }
}
