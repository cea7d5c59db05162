package io.github.cloudmapreactor.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stand-in is filled with at its start: the parsed and checked {@code seed.json}.
 *
 * @param account the AWS account that the callers belong to
 * @param partition the partition in every ARN, such as {@code aws} or {@code aws-cn}
 */
public record Seed(
    String account,
    String region,
    String partition,
    List<CloudMapService> cloudMapServices,
    List<Cluster> clusters,
    List<Queue> queues) {
  /** The rollout state of a deployment that is done. */
  static final String ROLLED_OUT = "COMPLETED";

  /** Copies the lists, so that a seed never changes. */
  public Seed {
    cloudMapServices = List.copyOf(cloudMapServices);
    clusters = List.copyOf(clusters);
    queues = List.copyOf(queues);
  }

  /**
   * Reads a seed file.
   *
   * @throws IllegalArgumentException if it is no good seed; the message names the file and the
   *     place
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Seed read(Path file) {
    try {
      return SeedReader.seed(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the seed file %s".formatted(file), e);
    }
  }

  /**
   * Reads a seed from text.
   *
   * @throws IllegalArgumentException if it is no good seed; the message names the place
   */
  public static Seed parse(String json) {
    return SeedReader.seed("seed", json);
  }

  /** A seed of the standard partition with nothing in it. */
  public static Seed empty(String account, String region) {
    return new Seed(account, region, "aws", List.of(), List.of(), List.of());
  }

  /**
   * A Cloud Map service and its instances.
   *
   * @param namespace the namespace's name, by which DiscoverInstances finds it
   * @param account the owner; another one than the seed's means a namespace shared from there
   * @param customHealthCheck whether it has a HealthCheckCustomConfig
   */
  public record CloudMapService(
      String id,
      String name,
      String namespace,
      String account,
      boolean customHealthCheck,
      List<Instance> instances) {
    /** Copies the list. */
    public CloudMapService {
      instances = List.copyOf(instances);
    }
  }

  /** A registered instance of a Cloud Map service. */
  public record Instance(String id, Map<String, String> attributes) {
    /** Copies the attributes. */
    public Instance {
      attributes = Map.copyOf(attributes);
    }
  }

  /** An ECS cluster with its services and tasks. */
  public record Cluster(String name, List<Service> services, List<SeedTask> tasks) {
    /** Copies the lists. */
    public Cluster {
      services = List.copyOf(services);
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * An ECS service.
   *
   * @param serviceRegistries the ids of its Cloud Map services of classic service discovery
   */
  public record Service(
      String name,
      String status,
      int desiredCount,
      Duration healthCheckGracePeriod,
      Map<String, String> tags,
      List<Deployment> deployments,
      List<String> serviceRegistries,
      List<TaskSet> taskSets) {
    /** Copies the collections. */
    public Service {
      tags = Map.copyOf(tags);
      deployments = List.copyOf(deployments);
      serviceRegistries = List.copyOf(serviceRegistries);
      taskSets = List.copyOf(taskSets);
    }

    /** One that is ACTIVE, without a grace period, and registers by its deployments alone. */
    public static Service active(
        String name, int desiredCount, Map<String, String> tags, List<Deployment> deployments) {
      return new Service(
          name, "ACTIVE", desiredCount, Duration.ZERO, tags, deployments, List.of(), List.of());
    }

    /**
     * Reads one service, written as in a seed file.
     *
     * @throws IllegalArgumentException naming the place, if it is written wrongly
     */
    public static Service parse(String json) {
      return SeedReader.service(Place.parse("service", json));
    }
  }

  /**
   * A deployment of an ECS service.
   *
   * @param rolloutState COMPLETED, IN_PROGRESS or FAILED
   * @param serviceConnect the ids of its Cloud Map services of Service Connect
   */
  public record Deployment(
      String id, String status, String rolloutState, List<String> serviceConnect) {
    /** Copies the list. */
    public Deployment {
      serviceConnect = List.copyOf(serviceConnect);
    }

    /** A deployment that is rolled out. */
    public Deployment(String id, String status, List<String> serviceConnect) {
      this(id, status, ROLLED_OUT, serviceConnect);
    }
  }

  /** A task set of an external deployment with the ids of its Cloud Map services. */
  public record TaskSet(String id, List<String> serviceRegistries) {
    /** Copies the list. */
    public TaskSet {
      serviceRegistries = List.copyOf(serviceRegistries);
    }
  }

  /**
   * A queue.
   *
   * @param visibilityTimeout for how long a received message stays hidden
   * @param deadLetterQueue where a message goes after {@code maxReceiveCount} receives; null for
   *     none
   */
  public record Queue(
      String name,
      Duration visibilityTimeout,
      @Nullable String deadLetterQueue,
      int maxReceiveCount) {
    /**
     * A queue with the visibility timeout of 30 seconds that SQS gives by default, and no redrive.
     */
    public static Queue named(String name) {
      return new Queue(name, Duration.ofSeconds(30), null, 0);
    }
  }
}
