package io.github.cloudmapreactor.bench.simulation.world;

import java.time.Instant;

/**
 * An asynchronous operation of Cloud Map.
 *
 * @param id its id
 * @param kind what it does
 * @param service the id of the Cloud Map service
 * @param instance the id of the instance
 * @param pendingAt until when it is only SUBMITTED
 * @param endsAt when it ends
 * @param error the code with which it ends in FAIL; empty for SUCCESS
 * @see <a href="https://docs.aws.amazon.com/cloud-map/latest/api/API_Operation.html">Operation</a>
 */
public record MapOperation(
    String id,
    Kind kind,
    String service,
    String instance,
    Instant pendingAt,
    Instant endsAt,
    String error) {

  /** What an operation does. */
  public enum Kind {
    REGISTER_INSTANCE,
    DEREGISTER_INSTANCE
  }

  /** How far an operation has come. */
  public enum Status {
    SUBMITTED,
    PENDING,
    SUCCESS,
    FAIL
  }

  /** How far it has come at {@code now}. */
  public Status status(Instant now) {
    if (now.isBefore(pendingAt)) {
      return Status.SUBMITTED;
    }
    if (now.isBefore(endsAt)) {
      return Status.PENDING;
    }
    return error.isEmpty() ? Status.SUCCESS : Status.FAIL;
  }
}
