package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is registered: the Cloud Map services and their instances, without the calls that change
 * them.
 */
final class Registry {
  private final SortedMap<String, Service> services = new TreeMap<>();
  // ECS goes on naming a Cloud Map service that was deleted, so its name must outlive it.
  private final Map<String, Seed.CloudMapService> everKnown = new HashMap<>();
  private final Set<String> dnsNamespaces = new HashSet<>();
  private final Arns arns;

  Registry(Arns arns) {
    this.arns = arns;
  }

  /** Adds a service with its instances, or replaces one. */
  void put(Seed.CloudMapService seed) {
    var service = new Service(seed, arns.cloudMapService(seed), new TreeMap<>());
    seed.instances()
        .forEach(
            instance -> service.register(instance.id(), instance.attributes(), Optional.empty()));
    services.put(seed.id(), service);
    everKnown.put(seed.id(), seed);
  }

  /** From now on the instances of this namespace have DNS records. */
  void makeDns(String namespace) {
    dnsNamespaces.add(namespace);
  }

  boolean isDns(String namespace) {
    return dnsNamespaces.contains(namespace);
  }

  void remove(String serviceId) {
    services.remove(serviceId);
  }

  Collection<Service> services() {
    return services.values();
  }

  /**
   * Returns the service of this id, for a change to it.
   *
   * @throws IllegalArgumentException if there is none
   */
  Service service(String serviceId) {
    return find(serviceId)
        .orElseThrow(
            () ->
                new IllegalArgumentException("The stand-in has no Cloud Map service " + serviceId));
  }

  Optional<Service> find(String serviceId) {
    return Optional.ofNullable(services.get(serviceId));
  }

  /**
   * Finds a service by what a caller of this account may name it: its own by id or ARN, a shared
   * one by ARN only.
   */
  Optional<Service> findByIdOrArn(String idOrArn) {
    if (Arns.isArn(idOrArn)) {
      return find(Arns.lastPart(idOrArn)).filter(service -> service.arn.equals(idOrArn));
    }
    return find(idOrArn).filter(service -> service.seed.account().equals(arns.account()));
  }

  /**
   * Returns the service that a call names.
   *
   * @throws ServiceError ServiceNotFound
   */
  Service called(Request request, String member) {
    String idOrArn = request.text(member, 255);
    return findByIdOrArn(idOrArn)
        .orElseThrow(() -> new ServiceError("ServiceNotFound", "No service %s".formatted(idOrArn)));
  }

  Optional<Seed.CloudMapService> findEverKnown(String serviceId) {
    return Optional.ofNullable(everKnown.get(serviceId));
  }

  /** Returns the instance ids of every service. */
  SortedMap<String, SortedSet<String>> instanceIds() {
    SortedMap<String, SortedSet<String>> ids = new TreeMap<>();
    services.forEach((id, service) -> ids.put(id, new TreeSet<>(service.instances.keySet())));
    return ids;
  }

  /** A Cloud Map service with the instances that it has now. */
  record Service(Seed.CloudMapService seed, String arn, SortedMap<String, Instance> instances) {
    void register(String id, Map<String, String> attributes, Optional<String> creatorRequestId) {
      Optional<CustomHealth> health =
          seed.customHealthCheck()
              ? Optional.of(
                  CustomHealth.of(attributes.getOrDefault("AWS_INIT_HEALTH_STATUS", "HEALTHY")))
              : Optional.empty();
      instances.put(id, new Instance(new TreeMap<>(attributes), creatorRequestId, health));
    }

    /**
     * Returns the instance that a call names.
     *
     * @throws ServiceError InstanceNotFound
     */
    Instance called(String id) {
      Instance instance = instances.get(id);
      if (instance == null) {
        throw new ServiceError(
            "InstanceNotFound", "No instance %s in service %s".formatted(id, seed.id()));
      }
      return instance;
    }
  }

  /** A registered instance; {@code health} is there where the service has a custom health check. */
  record Instance(
      SortedMap<String, String> attributes,
      Optional<String> creatorRequestId,
      Optional<CustomHealth> health) {
    Instance with(CustomHealth newHealth) {
      return new Instance(attributes, creatorRequestId, Optional.of(newHealth));
    }

    ObjectNode attributesJson() {
      ObjectNode json = AwsJson.MAPPER.createObjectNode();
      attributes.forEach(json::put);
      return json;
    }
  }
}
