package io.github.cloudmapreactor.aws;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.app.Fleet;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;

/**
 * Lists clusters, services and tasks with ListClusters, ListServices and ListTasks, and reads many
 * tasks with DescribeTasks.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html">ListTasks</a>
 */
public final class EcsFleet implements Fleet {

  private static final int LARGEST_PAGE = 100;

  private final AwsClients clients;
  private final InstantSource clock;

  /** Reads through {@code clients}. */
  public EcsFleet(AwsClients clients, InstantSource clock) {
    this.clients = clients;
    this.clock = clock;
  }

  /** A part of a list, and the token of the next part. */
  private record Page(List<String> arns, @Nullable String next) {}

  @Override
  public List<Arn> clusters() {
    String doing = "listing the clusters";
    return all(doing, this::clusterPage).stream().map(arn -> arn(arn, doing)).toList();
  }

  private Page clusterPage(@Nullable String token) {
    ListClustersResponse answer =
        clients.ecs().listClusters(request -> request.maxResults(LARGEST_PAGE).nextToken(token));
    requireList(answer.hasClusterArns(), "listing the clusters", "clusterArns");
    return new Page(answer.clusterArns(), answer.nextToken());
  }

  @Override
  public Optional<List<TaskRef>> runningTasks(Arn cluster) {
    return tasks(cluster, DesiredStatus.RUNNING, Optional.empty());
  }

  /**
   * The tasks of one service that ECS wants in this status, whatever they are in, or nothing where
   * ECS says that there is no such cluster. Stopped ones are listed for an hour.
   *
   * @throws CallFailedException where they could not be read to the end
   */
  public Optional<List<TaskRef>> tasks(ServiceRef service, DesiredStatus desired) {
    return tasks(service.cluster(), desired, Optional.of(service.name()));
  }

  private Optional<List<TaskRef>> tasks(
      Arn cluster, DesiredStatus desired, Optional<String> service) {
    String doing =
        "listing the tasks of " + service.map(name -> name + " in ").orElse("") + cluster;
    ListTasksRequest request =
        ListTasksRequest.builder()
            .cluster(cluster.toString())
            .serviceName(service.orElse(null))
            .desiredStatus(desired)
            .maxResults(LARGEST_PAGE)
            .build();
    return unlessGone(() -> all(doing, token -> taskPage(request, token, doing)))
        .map(arns -> arns.stream().map(arn -> task(arn, cluster, doing)).toList());
  }

  /** What a cluster has, or nothing where the whole cluster is gone. */
  private static Optional<List<String>> unlessGone(Supplier<List<String>> read) {
    try {
      return Optional.of(read.get());
    } catch (CallFailedException e) {
      if (e.getCause() instanceof ClusterNotFoundException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Page taskPage(ListTasksRequest request, @Nullable String token, String doing) {
    ListTasksResponse answer =
        clients.ecs().listTasks(request.toBuilder().nextToken(token).build());
    requireList(answer.hasTaskArns(), doing, "taskArns");
    return new Page(answer.taskArns(), answer.nextToken());
  }

  @Override
  public Optional<List<String>> services(Arn cluster) {
    String doing = "listing the services of " + cluster;
    return unlessGone(() -> all(doing, token -> servicePage(cluster, token, doing)))
        .map(arns -> arns.stream().map(arn -> serviceName(arn, doing)).toList());
  }

  private Page servicePage(Arn cluster, @Nullable String token, String doing) {
    ListServicesResponse answer =
        clients
            .ecs()
            .listServices(
                request ->
                    request.cluster(cluster.toString()).maxResults(LARGEST_PAGE).nextToken(token));
    requireList(answer.hasServiceArns(), doing, "serviceArns");
    return new Page(answer.serviceArns(), answer.nextToken());
  }

  private static String serviceName(String arn, String doing) {
    return Optional.of(lastPart(arn))
        .filter(ServiceRef::isName)
        .orElseThrow(() -> unknown(doing, arn));
  }

  /** All pages; one that fails fails the whole, for a part of a list proves nothing. */
  private static List<String> all(String doing, Function<@Nullable String, Page> read) {
    List<String> arns = new ArrayList<>();
    String token = null;
    do {
      String at = token;
      Page page = AwsCall.make(doing, () -> read.apply(at));
      arns.addAll(page.arns());
      token = page.next();
    } while (token != null && !token.isEmpty());
    return arns;
  }

  /** Tasks are asked for by id, for an instance in Cloud Map does not tell its task's whole ARN. */
  @Override
  public List<TaskState> describe(Arn cluster, List<TaskRef> tasks) {
    String doing = "describing %d tasks of %s".formatted(tasks.size(), cluster);
    Instant now = clock.instant();
    DescribeTasksResponse answer =
        AwsCall.make(
            doing,
            () ->
                clients
                    .ecs()
                    .describeTasks(
                        request ->
                            request
                                .cluster(cluster.toString())
                                .tasks(tasks.stream().map(TaskRef::id).toList())));
    requireEach(answer, tasks, doing);
    return answer.tasks().stream()
        .map(
            task ->
                EcsTaskSource.state(
                    task(AwsCall.required(doing, "taskArn", task.taskArn()), cluster, doing),
                    task,
                    now,
                    doing))
        .toList();
  }

  /** Each task is either there or said to be missing; an answer that forgets one is a part. */
  private static void requireEach(DescribeTasksResponse answer, List<TaskRef> tasks, String doing) {
    Set<String> answered =
        answer.tasks().stream().map(task -> lastPart(task.taskArn())).collect(Collectors.toSet());
    answer.failures().stream()
        .filter(failure -> EcsTaskSource.MISSING.equals(failure.reason()))
        .forEach(failure -> answered.add(lastPart(failure.arn())));
    for (TaskRef task : tasks) {
      if (!answered.contains(task.id())) {
        throw AwsCall.partial(
            doing, "ECS answered without the task %s: %s".formatted(task, answer.failures()));
      }
    }
  }

  static String lastPart(@Nullable String arn) {
    return arn == null ? "" : arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static void requireList(boolean stated, String doing, String member) {
    if (!stated) {
      throw AwsCall.partial(doing, "the answer states no " + member);
    }
  }

  private static Arn arn(String text, String doing) {
    return Arn.parse(text)
        .filter(arn -> TaskRef.clusterName(arn).isPresent())
        .orElseThrow(() -> unknown(doing, text));
  }

  private static TaskRef task(String text, Arn cluster, String doing) {
    return TaskRef.clusterName(cluster)
        .flatMap(name -> TaskRef.of(text, name))
        .filter(task -> task.arn().sharesHomeWith(cluster))
        .orElseThrow(() -> unknown(doing, text));
  }

  private static CallFailedException unknown(String doing, String text) {
    return new CallFailedException(
        new Failure("UnknownArn", "%s: ECS answered with %s".formatted(doing, text), false));
  }
}
