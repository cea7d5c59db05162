package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.NamePattern;
import io.github.cloudmapreactor.core.Policy.Scope;
import io.github.cloudmapreactor.core.TaskRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which clusters to look at: those that the scope names, or of all that ECS lists those in it. */
public final class ClustersInScope {

  /** How long a listing is good: a new cluster is found after that. */
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private final Fleet fleet;
  private final Scope scope;
  private final InstantSource clock;
  private List<Arn> listed = List.of();
  private @Nullable Instant listedAt;

  /** The clusters of {@code fleet} that are in {@code scope}. */
  public ClustersInScope(Fleet fleet, Scope scope, InstantSource clock) {
    this.fleet = fleet;
    this.scope = scope;
    this.clock = clock;
  }

  /**
   * The clusters.
   *
   * @param home any ARN of the account and region, where it is known; names need no listing then
   * @throws CallFailedException where they could not be listed, and never were
   */
  List<Arn> find(Optional<Arn> home) {
    if (home.isPresent() && areNamed()) {
      return scope.clusters().stream()
          .map(pattern -> home.get().with("ecs", "cluster/" + pattern.text()))
          .distinct()
          .toList();
    }
    Instant now = clock.instant();
    if (listedAt == null || !now.isBefore(listedAt.plus(LIFETIME))) {
      renew(now);
    }
    return listed;
  }

  /** Whether the scope names all of them, so that none needs to be listed. */
  boolean areNamed() {
    return scope.clusters().stream().allMatch(ClustersInScope::isName);
  }

  /** Whether the scope names this very cluster, so that it ought to be there. */
  boolean isNamed(Arn cluster) {
    return scope.clusters().stream()
        .filter(ClustersInScope::isName)
        .anyMatch(pattern -> cluster.resource().equals("cluster/" + pattern.text()));
  }

  private static boolean isName(NamePattern pattern) {
    return !pattern.text().contains("*");
  }

  /** Where it fails, an old listing is better than none. */
  private void renew(Instant now) {
    try {
      listed =
          fleet.clusters().stream()
              .filter(arn -> TaskRef.clusterName(arn).filter(scope::hasCluster).isPresent())
              .toList();
      listedAt = now;
    } catch (CallFailedException e) {
      if (listedAt == null) {
        throw e;
      }
    }
  }
}
