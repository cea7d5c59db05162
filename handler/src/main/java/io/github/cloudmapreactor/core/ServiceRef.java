package io.github.cloudmapreactor.core;

/**
 * Which ECS service.
 *
 * @param cluster the ARN of its cluster
 * @param name the service's name
 */
public record ServiceRef(Arn cluster, String name) {

  private static final int LONGEST_NAME = 255;

  /** The name of its cluster. */
  public String clusterName() {
    return TaskRef.clusterName(cluster).orElseThrow();
  }

  String region() {
    return cluster.region();
  }

  /** Whether ECS would take {@code text} as a service's name, and not as an ARN. */
  public static boolean isName(String text) {
    return text.length() <= LONGEST_NAME && Arn.isWord(text, "-_");
  }
}
