package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.core.Arn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one execution environment has seen and asked for, as its calls show. */
final class Environment {

  private final String name;
  private final boolean remembersListings;
  private final List<Listing> listings = new ArrayList<>();
  private final Map<String, Instant> asked = new HashMap<>();
  private final Map<Arn, Integer> rounds = new HashMap<>();
  private final Set<Arn> clustersOfThePass = new HashSet<>();

  /**
   * A new environment.
   *
   * @param name for a person to read
   * @param remembersListings whether it lists a Cloud Map service only once in a pass
   */
  Environment(String name, boolean remembersListings) {
    this.name = name;
    this.remembersListings = remembersListings;
  }

  /**
   * An answer to ListInstances.
   *
   * @param service the id of the Cloud Map service
   * @param instances the ids
   */
  record Listing(String service, Set<String> instances) {}

  /** It lists the tasks of a cluster: for the second time, that is a new pass. */
  void listsTasks(Arn cluster) {
    if (!clustersOfThePass.add(cluster)) {
      clustersOfThePass.clear();
      clustersOfThePass.add(cluster);
      listings.clear();
    }
  }

  /** It lists the services of a cluster, as a sweep does once. */
  void listsServices(Arn cluster) {
    rounds.merge(cluster, 1, Integer::sum);
  }

  /** Which sweep it is at, counted by cluster. */
  int round(Arn cluster) {
    return rounds.getOrDefault(cluster, 0);
  }

  /** It was shown these. */
  void sees(String service, Set<String> instances) {
    if (!remembersListings) {
      listings.removeIf(each -> each.service().equals(service));
    }
    listings.add(new Listing(service, Set.copyOf(instances)));
  }

  /** The listings of a Cloud Map service on which it can rely now. */
  List<Listing> listings(String service) {
    return listings.stream().filter(each -> each.service().equals(service)).toList();
  }

  /** It asks for a removal, which may happen even where no answer says so. */
  void asks(String service, String instance, Instant now) {
    asked.put(service + "/" + instance, now);
  }

  /** A removal that it asked for was refused. */
  void isRefused(String service, String instance) {
    asked.remove(service + "/" + instance);
  }

  /** Whether it has asked for a removal within such a time. */
  boolean askedFor(String service, String instance, Instant now, Duration within) {
    Instant at = asked.get(service + "/" + instance);
    return at != null && now.isBefore(at.plus(within));
  }

  @Override
  public String toString() {
    return name;
  }
}
