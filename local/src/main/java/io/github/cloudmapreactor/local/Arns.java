package io.github.cloudmapreactor.local;

/** Makes the ARNs of one partition, region and account. */
record Arns(String partition, String region, String account) {
  String cluster(String name) {
    return arn("ecs", account, "cluster/" + name);
  }

  String service(String cluster, String name) {
    return arn("ecs", account, "service/%s/%s".formatted(cluster, name));
  }

  String task(String cluster, String id) {
    return arn("ecs", account, "task/%s/%s".formatted(cluster, id));
  }

  /** The form from before 2018, which does not name the cluster. */
  String shortTask(String id) {
    return arn("ecs", account, "task/" + id);
  }

  /** The form from before 2018, which does not name the cluster. */
  String shortService(String name) {
    return arn("ecs", account, "service/" + name);
  }

  String taskDefinition(String family) {
    return arn("ecs", account, "task-definition/%s:1".formatted(family));
  }

  String taskSet(String cluster, String service, String id) {
    return arn("ecs", account, "task-set/%s/%s/%s".formatted(cluster, service, id));
  }

  /** A Cloud Map service belongs to its own account, which may be another one. */
  String cloudMapService(Seed.CloudMapService service) {
    return arn("servicediscovery", service.account(), "service/" + service.id());
  }

  String function(String name, String qualifier) {
    String suffix = qualifier.equals("$LATEST") ? "" : ":" + qualifier;
    return arn("lambda", account, "function:" + name + suffix);
  }

  /** The role of a function; roles know no region. */
  String roleOf(String function) {
    return "arn:%s:iam::%s:role/%s".formatted(partition, account, function);
  }

  String rule(String bus, String name) {
    return arn("events", account, "rule/" + (bus.equals("default") ? "" : bus + "/") + name);
  }

  String queue(String name) {
    return arn("sqs", account, name);
  }

  /** The part of an ARN or a bare name behind the last slash. */
  static String lastPart(String arnOrName) {
    return arnOrName.substring(arnOrName.lastIndexOf('/') + 1);
  }

  static boolean isArn(String text) {
    return text.startsWith("arn:");
  }

  private String arn(String service, String owner, String resource) {
    return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, owner, resource);
  }
}
