package io.github.cloudmapreactor.local;

import io.github.cloudmapreactor.local.Faults.Damage;
import io.github.cloudmapreactor.local.Faults.OperationFailure;
import io.github.cloudmapreactor.local.Faults.Strike;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One kind of thing that can go wrong with a call. */
sealed interface Fault {
  /** How long the answer is held back. */
  default Duration latency() {
    return Duration.ZERO;
  }

  /** Whether this decides what becomes of the call, so that no later rule is asked. */
  default boolean settles(Instant now) {
    return true;
  }

  /** What becomes of a call that this settles. */
  Strike strike(Duration latency, AwsService service, String operation);

  /** The answer comes late, and nothing else is wrong. */
  record Late(Duration latency) implements Fault {
    @Override
    public boolean settles(Instant now) {
      return false;
    }

    @Override
    public Strike strike(Duration latency, AwsService service, String operation) {
      return Strike.of(latency);
    }
  }

  /** Calls are refused while the bucket is empty. */
  record Throttling(TokenBucket bucket) implements Fault {
    @Override
    public boolean settles(Instant now) {
      return !bucket.take(now);
    }

    @Override
    public Strike strike(Duration latency, AwsService service, String operation) {
      return refused(latency, service.throttled(operation));
    }
  }

  /** The call is answered with an error and has no effect. */
  record Refusal(ErrorSource source) implements Fault {
    @Override
    public Strike strike(Duration latency, AwsService service, String operation) {
      return refused(latency, source.error(service, operation));
    }
  }

  /** The answer is lost or spoilt. */
  record Spoilt(Damage damage) implements Fault {
    @Override
    public Strike strike(Duration latency, AwsService service, String operation) {
      return new Strike(latency, Optional.empty(), Optional.of(damage), Optional.empty());
    }
  }

  /** The call is accepted, and the Cloud Map operation that it starts fails later. */
  record FailsLater(OperationFailure failure) implements Fault {
    @Override
    public Strike strike(Duration latency, AwsService service, String operation) {
      return new Strike(latency, Optional.empty(), Optional.empty(), Optional.of(failure));
    }
  }

  /** Makes the error in the words of the service that was called. */
  interface ErrorSource {
    ServiceError error(AwsService service, String operation);
  }

  private static Strike refused(Duration latency, ServiceError error) {
    return new Strike(latency, Optional.of(error), Optional.empty(), Optional.empty());
  }
}
