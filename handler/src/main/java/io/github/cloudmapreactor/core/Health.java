package io.github.cloudmapreactor.core;

import org.jspecify.annotations.Nullable;

/**
 * A task's health, taken over its essential containers.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html">Determine
 *     Amazon ECS task health using container health checks</a>
 */
public enum Health {
  HEALTHY,
  UNHEALTHY,

  /** Not known yet, or no health check is defined: never a reason to remove anything. */
  UNKNOWN,

  /** Nothing was said about health, as in every task state change event so far. */
  NOT_STATED,

  /** A word that this version does not know: never a reason to remove anything. */
  UNRECOGNIZED;

  /** The health that ECS spells so; {@link #NOT_STATED} where it said nothing. */
  public static Health of(@Nullable String word) {
    if (word == null) {
      return NOT_STATED;
    }
    return switch (word) {
      case "HEALTHY" -> HEALTHY;
      case "UNHEALTHY" -> UNHEALTHY;
      case "UNKNOWN" -> UNKNOWN;
      default -> UNRECOGNIZED;
    };
  }
}
