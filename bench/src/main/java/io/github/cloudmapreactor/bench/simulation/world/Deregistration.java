package io.github.cloudmapreactor.bench.simulation.world;

/**
 * What Cloud Map says to DeregisterInstance.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cloud-map/latest/api/API_DeregisterInstance.html">DeregisterInstance</a>
 */
public sealed interface Deregistration {

  /** An operation has begun. */
  record Accepted(MapOperation operation) implements Deregistration {}

  /** DuplicateRequest: an operation on the instance is under way already. */
  record Duplicate(MapOperation operation) implements Deregistration {}

  /** InstanceNotFound. */
  record NoInstance() implements Deregistration {}

  /** ServiceNotFound. */
  record NoService() implements Deregistration {}
}
