package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes tasks and services as the Describe operations of ECS show them. */
final class EcsShapes {
  private final Arns arns;
  private final CloudMap cloudMap;

  EcsShapes(Arns arns, CloudMap cloudMap) {
    this.arns = arns;
    this.cloudMap = cloudMap;
  }

  ObjectNode task(Cluster cluster, SeedTask task, Instant now) {
    SeedTask.State state = task.at(now);
    ObjectNode json = AwsJson.MAPPER.createObjectNode();
    json.put("taskArn", arns.task(cluster.name(), task.id()));
    json.put("clusterArn", arns.cluster(cluster.name()));
    json.put("taskDefinitionArn", arns.taskDefinition(family(task)));
    json.put("group", group(task));
    putText(json, "startedBy", task.deployment());
    json.put("launchType", task.launchType());
    json.put("lastStatus", state.lastStatus());
    json.put("desiredStatus", state.desiredStatus());
    json.put("healthStatus", state.healthStatus());
    json.put("version", state.version());
    putTime(json, "createdAt", state.createdAt());
    putTime(json, "startedAt", state.startedAt());
    putTime(json, "stoppedAt", state.stoppedAt());
    putText(json, "stopCode", state.stopCode());
    putText(json, "stoppedReason", state.stoppedReason());
    json.set("attachments", attachments(cluster, task, state));
    json.putArray("containers");
    return json;
  }

  /** The task definition's family; where none is stated, it has the service's name. */
  String family(SeedTask task) {
    String family = task.family();
    String service = task.service();
    return family != null ? family : service != null ? service : "standalone";
  }

  private String group(SeedTask task) {
    return task.service() == null ? "family:" + family(task) : "service:" + task.service();
  }

  /** Here the types are other words than in the events: there it is {@code eni} for the first. */
  private ArrayNode attachments(Cluster cluster, SeedTask task, SeedTask.State state) {
    ArrayNode attachments = AwsJson.MAPPER.createArrayNode();
    String status = state.lastStatus().equals("STOPPED") ? "DELETED" : "ATTACHED";
    if (task.launchType().equals("FARGATE")) {
      attachment(attachments, task, "ElasticNetworkInterface", status);
    }
    Optional<Seed.Service> service =
        Optional.ofNullable(task.service()).map(name -> cluster.services().get(name));
    boolean serviceConnect =
        service.stream()
            .flatMap(found -> found.deployments().stream())
            .anyMatch(deployment -> !deployment.serviceConnect().isEmpty());
    if (serviceConnect) {
      attachment(attachments, task, "Service Connect", status);
    }
    return attachments;
  }

  private static void attachment(ArrayNode attachments, SeedTask task, String type, String status) {
    ObjectNode json = attachments.addObject();
    json.put("id", "attachment-%d-%s".formatted(attachments.size(), task.id()));
    json.put("type", type);
    json.put("status", status);
    json.putArray("details");
  }

  ObjectNode service(Cluster cluster, Seed.Service service, boolean withTags, Instant now) {
    ObjectNode json = AwsJson.MAPPER.createObjectNode();
    json.put("serviceArn", arns.service(cluster.name(), service.name()));
    json.put("serviceName", service.name());
    json.put("clusterArn", arns.cluster(cluster.name()));
    json.put("status", service.status());
    json.put("desiredCount", service.desiredCount());
    putCounts(json, cluster, service, Optional.empty(), now);
    json.put("schedulingStrategy", "REPLICA");
    json.put("healthCheckGracePeriodSeconds", service.healthCheckGracePeriod().toSeconds());
    json.set("serviceRegistries", registries(service.serviceRegistries()));
    ArrayNode deployments = json.putArray("deployments");
    service
        .deployments()
        .forEach(deployment -> deployments.add(deployment(cluster, service, deployment, now)));
    ArrayNode taskSets = json.putArray("taskSets");
    service.taskSets().forEach(taskSet -> taskSets.add(taskSet(cluster, service, taskSet)));
    if (withTags) {
      ArrayNode tags = json.putArray("tags");
      new TreeMap<>(service.tags())
          .forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
    }
    return json;
  }

  private ObjectNode deployment(
      Cluster cluster, Seed.Service service, Seed.Deployment deployment, Instant now) {
    ObjectNode json = AwsJson.MAPPER.createObjectNode();
    json.put("id", deployment.id());
    json.put("status", deployment.status());
    json.put("desiredCount", deployment.status().equals("PRIMARY") ? service.desiredCount() : 0);
    putCounts(json, cluster, service, Optional.of(deployment.id()), now);
    json.put("rolloutState", deployment.rolloutState());
    ArrayNode resources = json.putArray("serviceConnectResources");
    for (String id : deployment.serviceConnect()) {
      Seed.CloudMapService cloudMapService = cloudMapService(id);
      resources
          .addObject()
          .put("discoveryName", cloudMapService.name())
          .put("discoveryArn", arns.cloudMapService(cloudMapService));
    }
    return json;
  }

  private ObjectNode taskSet(Cluster cluster, Seed.Service service, Seed.TaskSet taskSet) {
    ObjectNode json = AwsJson.MAPPER.createObjectNode();
    json.put("id", taskSet.id());
    json.put("taskSetArn", arns.taskSet(cluster.name(), service.name(), taskSet.id()));
    json.put("serviceArn", arns.service(cluster.name(), service.name()));
    json.put("clusterArn", arns.cluster(cluster.name()));
    json.put("status", "ACTIVE");
    json.set("serviceRegistries", registries(taskSet.serviceRegistries()));
    return json;
  }

  private ArrayNode registries(List<String> ids) {
    ArrayNode registries = AwsJson.MAPPER.createArrayNode();
    ids.forEach(
        id -> registries.addObject().put("registryArn", arns.cloudMapService(cloudMapService(id))));
    return registries;
  }

  private Seed.CloudMapService cloudMapService(String id) {
    return cloudMap
        .registry()
        .findEverKnown(id)
        .orElseThrow(() -> new IllegalArgumentException("There is no Cloud Map service " + id));
  }

  private static void putCounts(
      ObjectNode json,
      Cluster cluster,
      Seed.Service service,
      Optional<String> deployment,
      Instant now) {
    json.put("runningCount", cluster.count(service, deployment, "RUNNING", now));
    json.put("pendingCount", cluster.count(service, deployment, "PENDING", now));
  }

  private static void putText(ObjectNode json, String member, @Nullable String text) {
    if (text != null) {
      json.put(member, text);
    }
  }

  private static void putTime(ObjectNode json, String member, @Nullable Instant time) {
    if (time != null) {
      json.put(member, AwsJson.seconds(time));
    }
  }
}
