package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.ServiceRef;
import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody wants explained, as far as the words tell. */
sealed interface Subject {

  /** How ECS spells the ids of tasks, today's and those of the old format. */
  Pattern TASK_ID = Pattern.compile("[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  Pattern CLOUD_MAP_ID = Pattern.compile("srv-[A-Za-z0-9_-]{1,60}");

  String FORMS =
      "give the ARN of a task, CLUSTER/TASK_ID, or a task's or instance's id (32 or 36 characters);"
          + " an ECS service as its ARN, CLUSTER/NAME, or NAME with --cluster; or a Cloud Map"
          + " service as srv-… or its ARN";

  /** Where ECS has it, where that was said. */
  Optional<Cluster> cluster();

  /**
   * A cluster.
   *
   * @param arn its ARN, where the words led to it
   */
  record Cluster(String name, Optional<Arn> arn) {}

  /** A task, or the instance that it is registered as. */
  record Task(Optional<Cluster> cluster, Optional<Arn> arn, String id) implements Subject {}

  /** An ECS service. */
  record Service(Optional<Cluster> cluster, String name) implements Subject {}

  /** A Cloud Map service; its ARN where that was given. */
  record CloudMap(Optional<Cluster> cluster, String id, Optional<CloudMapService> service)
      implements Subject {}

  /**
   * What a text names.
   *
   * @param cluster the name of the cluster, where one was given apart
   * @throws UsageException if it names nothing, or contradicts itself
   */
  static Subject parse(String text, Optional<String> cluster) {
    cluster.ifPresent(
        name ->
            UsageException.refuse(
                !name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,254}"),
                "--cluster: expected the name of a cluster, found \"%s\"".formatted(name)));
    Optional<Arn> arn = Arn.parse(text);
    if (arn.isPresent()) {
      return ofArn(arn.get(), cluster);
    }
    Optional<Cluster> given = cluster.map(name -> new Cluster(name, Optional.empty()));
    if (CLOUD_MAP_ID.matcher(text).matches()) {
      return new CloudMap(given, text, Optional.empty());
    }
    String[] parts = text.split("/", -1);
    boolean named = parts.length == 2 && ServiceRef.isName(parts[0]);
    String last = parts[parts.length - 1];
    if ((parts.length > 1 && !named) || !ServiceRef.isName(last)) {
      throw unknown(text);
    }
    Optional<Cluster> where = named ? agreed(parts[0], Optional.empty(), cluster) : given;
    if (TASK_ID.matcher(last).matches()) {
      return new Task(where, Optional.empty(), last);
    }
    UsageException.refuse(
        where.isEmpty(),
        "\"%s\" could be an ECS service: say of which cluster, as CLUSTER/%s or with --cluster; or %s"
            .formatted(text, text, FORMS));
    return new Service(where, last);
  }

  private static Subject ofArn(Arn arn, Optional<String> cluster) {
    Optional<CloudMapService> service = CloudMapService.of(arn.toString());
    if (service.isPresent()) {
      return new CloudMap(
          cluster.map(name -> new Cluster(name, Optional.empty())), service.get().id(), service);
    }
    String[] parts = arn.resource().split("/", -1);
    String last = parts[parts.length - 1];
    boolean task = parts[0].equals("task");
    if (!arn.service().equals("ecs")
        || parts.length < 2
        || parts.length > 3
        || !(task || parts[0].equals("service"))
        || !ServiceRef.isName(last)) {
      throw unknown(arn.toString());
    }
    Optional<Cluster> where =
        parts.length == 3
            ? agreed(parts[1], Optional.of(arn), cluster)
            : cluster.map(name -> in(arn, name));
    if (task) {
      return new Task(where, Optional.of(arn), last);
    }
    UsageException.refuse(
        where.isEmpty(), arn + " does not tell the cluster: give it with --cluster");
    return new Service(where, last);
  }

  /** The cluster that the words name; another one beside it would contradict it. */
  private static Optional<Cluster> agreed(
      String name, Optional<Arn> arn, Optional<String> cluster) {
    UsageException.refuse(
        cluster.filter(other -> !other.equals(name)).isPresent(),
        "--cluster %s: what is to be explained is of the cluster %s"
            .formatted(cluster.orElse(""), name));
    return Optional.of(arn.map(of -> in(of, name)).orElse(new Cluster(name, Optional.empty())));
  }

  private static Cluster in(Arn arn, String name) {
    return new Cluster(name, Optional.of(arn.withResource("cluster/" + name)));
  }

  private static UsageException unknown(String text) {
    return new UsageException(
        "\"%s\" names nothing that can be explained; %s".formatted(text, FORMS));
  }
}
