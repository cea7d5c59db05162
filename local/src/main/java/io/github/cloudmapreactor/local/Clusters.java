package io.github.cloudmapreactor.local;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The ECS clusters by name, and how a call finds the one that it is about. */
final class Clusters {
  private final Arns arns;
  private final SortedMap<String, Cluster> byName = new TreeMap<>();

  Clusters(Arns arns) {
    this.arns = arns;
  }

  /** Adds a cluster with what is in it, or replaces one. */
  void put(Seed.Cluster seed) {
    var cluster = new Cluster(seed.name(), new TreeMap<>(), new TreeMap<>());
    seed.services().forEach(service -> cluster.services().put(service.name(), service));
    seed.tasks().forEach(task -> cluster.tasks().put(task.id(), task));
    byName.put(seed.name(), cluster);
  }

  /**
   * Returns the cluster of this name, for a change to it.
   *
   * @throws IllegalArgumentException if there is none
   */
  Cluster named(String name) {
    Cluster cluster = byName.get(name);
    if (cluster == null) {
      throw new IllegalArgumentException("The stand-in has no cluster " + name);
    }
    return cluster;
  }

  SortedSet<String> names() {
    return new TreeSet<>(byName.keySet());
  }

  /**
   * Returns the cluster that a call names, by name or ARN; without a word it is the one named
   * default.
   *
   * @throws ServiceError ClusterNotFoundException
   */
  Cluster called(Request request) {
    String nameOrArn = request.findText("cluster").orElse("default");
    String name = Arns.lastPart(nameOrArn);
    Cluster cluster = byName.get(name);
    if (cluster == null || (Arns.isArn(nameOrArn) && !nameOrArn.equals(arns.cluster(name)))) {
      throw new ServiceError("ClusterNotFoundException", "Cluster not found.");
    }
    return cluster;
  }
}
