package io.github.cloudmapreactor.cli.redrive;

/**
 * Why something is a dead letter, as it says itself.
 *
 * @param type the kind of failure, such as an AWS error code; empty where nothing says it
 * @param message what failed; empty where nothing says it
 */
record Cause(Road road, String type, String message) {

  /** In a few words. */
  String word() {
    return type.isEmpty() ? road.sentence() : type;
  }
}
