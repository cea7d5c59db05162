package io.github.cloudmapreactor.core;

import java.util.Optional;
import java.util.Set;

/**
 * Which task: its ARN, the cluster that it runs in, and the id by which Cloud Map knows it.
 *
 * @param arn the task's ARN as ECS gave it, in the new form {@code task/CLUSTER/ID} or the old
 *     {@code task/ID}
 * @param cluster the cluster's name
 * @param id the last part of the ARN, which ECS also uses as the Cloud Map instance id
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html">Amazon
 *     Resource Names and IDs of ECS</a>
 */
public record TaskRef(Arn arn, String cluster, String id) {

  /** The longest instance id that Cloud Map takes. */
  private static final int LONGEST_ID = 64;

  /** How long the ids are that DescribeTasks takes: today's, and those of the old format. */
  private static final Set<Integer> ID_LENGTHS = Set.of(32, 36);

  /** The longest cluster name that ECS takes. */
  private static final int LONGEST_CLUSTER = 255;

  /** The task that {@code taskArn} names, or nothing where it is no ARN of an ECS task. */
  public static Optional<TaskRef> of(String taskArn, String cluster) {
    return Arn.parse(taskArn)
        .filter(arn -> arn.service().equals("ecs"))
        .flatMap(arn -> idOf(arn, cluster).map(id -> new TaskRef(arn, cluster, id)));
  }

  /**
   * The task of a cluster with this id, or nothing where it is no id of a task: one such id would
   * have DescribeTasks refuse all that are asked for with it.
   */
  public static Optional<TaskRef> in(Arn cluster, String id) {
    return clusterName(cluster)
        .filter(name -> ID_LENGTHS.contains(id.length()))
        .flatMap(
            name -> of(cluster.withResource("task/%s/%s".formatted(name, id)).toString(), name));
  }

  /** The name in a cluster's ARN, or nothing where it is no ARN of an ECS cluster. */
  public static Optional<String> clusterName(Arn clusterArn) {
    return Optional.of(clusterArn.resource())
        .filter(resource -> clusterArn.service().equals("ecs") && resource.startsWith("cluster/"))
        .map(resource -> resource.substring("cluster/".length()))
        .filter(name -> name.length() <= LONGEST_CLUSTER && Arn.isWord(name, "-_"));
  }

  /** The ARN of the cluster that the task runs in. */
  public Arn clusterArn() {
    return arn.withResource("cluster/" + cluster);
  }

  private static Optional<String> idOf(Arn arn, String cluster) {
    String[] parts = arn.resource().split("/", -1);
    boolean oldForm = parts.length == 2;
    boolean newForm = parts.length == 3 && parts[1].equals(cluster);
    String id = parts[parts.length - 1];
    boolean valid =
        parts[0].equals("task")
            && (oldForm || newForm)
            && id.length() <= LONGEST_ID
            && Arn.isWord(id, "-");
    return valid ? Optional.of(id) : Optional.empty();
  }

  @Override
  public String toString() {
    return arn.toString();
  }
}
