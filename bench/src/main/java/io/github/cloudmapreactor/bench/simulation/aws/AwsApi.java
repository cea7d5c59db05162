package io.github.cloudmapreactor.bench.simulation.aws;

import io.github.cloudmapreactor.bench.simulation.kernel.Delay;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** The endpoints of AWS in one account and region: throttle, fail, or do what they are asked. */
public final class AwsApi {

  private final Simulation simulation;
  private final Delay latency;
  private final Map<Quota, TokenBucket> buckets = new EnumMap<>(Quota.class);
  private final Attempts attempts = new Attempts();
  private Faults faults = Faults.NONE;

  /**
   * Endpoints without faults.
   *
   * @param latency from sending a request to having the answer
   */
  public AwsApi(Simulation simulation, Delay latency) {
    this.simulation = simulation;
    this.latency = latency;
    for (Quota quota : Quota.values()) {
      TokenBucket bucket =
          new TokenBucket(quota.bucketSize(), quota.refillPerSecond(), simulation.clock());
      buckets.put(quota, bucket);
    }
  }

  /** From now on these attempts go wrong. */
  public void setFaults(Faults these) {
    faults = these;
  }

  /** All attempts so far. */
  public Attempts attempts() {
    return attempts;
  }

  /** From sending a request to having the answer. */
  Delay latency() {
    return latency;
  }

  /** Counts an attempt that is sent now; what goes wrong with it. */
  Fault send(String caller, ApiOperation operation) {
    Attempt attempt = new Attempt(simulation.clock().instant(), caller, operation);
    attempts.add(attempt);
    return faults.of(attempt);
  }

  /** What is answered to a request that arrives now. */
  <T> Answer<T> serve(ApiOperation operation, Fault fault, Supplier<T> effect) {
    return switch (fault) {
      case THROTTLED -> Answer.error(AwsErrors.throttled());
      case SERVER_ERROR -> Answer.error(AwsErrors.serverError());
      case ACCESS_DENIED -> Answer.error(AwsErrors.denied());
      case NONE -> admit(operation, effect);
      case ANSWER_LOST, HANGING -> {
        admit(operation, effect);
        yield Answer.error(AwsErrors.answerLost());
      }
    };
  }

  private <T> Answer<T> admit(ApiOperation operation, Supplier<T> effect) {
    TokenBucket bucket = buckets.get(operation.quota());
    if (bucket == null || !bucket.take()) {
      return Answer.error(AwsErrors.throttled());
    }
    try {
      T value = effect.get();
      return () -> value;
    } catch (SdkException e) {
      return Answer.error(e);
    }
  }
}
