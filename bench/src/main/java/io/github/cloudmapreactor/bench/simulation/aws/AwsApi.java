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
  private final Map<ApiOperation, Integer> throttled = new EnumMap<>(ApiOperation.class);
  private Faults faults = Faults.NONE;

  /**
   * Endpoints without faults.
   *
   * @param latency from sending a request to having the answer
   * @param quotas what the account may call
   */
  public AwsApi(Simulation simulation, Delay latency, Quotas quotas) {
    this.simulation = simulation;
    this.latency = latency;
    for (Quota quota : Quota.values()) {
      Quotas.Size size = quotas.of(quota);
      TokenBucket bucket =
          new TokenBucket(size.bucketSize(), size.refillPerSecond(), simulation.clock());
      buckets.put(quota, bucket);
    }
  }

  /** Endpoints without faults, for an account with the known quotas. */
  public AwsApi(Simulation simulation, Delay latency) {
    this(simulation, latency, Quotas.KNOWN);
  }

  /** From now on these attempts go wrong. */
  public void setFaults(Faults these) {
    faults = these;
  }

  /** All attempts so far. */
  public Attempts attempts() {
    return attempts;
  }

  /** How many attempts of each operation were throttled. */
  public Map<ApiOperation, Integer> throttled() {
    return new EnumMap<>(throttled);
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
      case THROTTLED -> throttle(operation);
      case SERVER_ERROR -> Answer.error(AwsErrors.serverError());
      case ACCESS_DENIED -> Answer.error(AwsErrors.denied());
      case NONE -> admit(operation, effect);
      case ANSWER_LOST, HANGING -> {
        admit(operation, effect);
        yield Answer.error(AwsErrors.answerLost());
      }
    };
  }

  private <T> Answer<T> throttle(ApiOperation operation) {
    throttled.merge(operation, 1, Integer::sum);
    return Answer.error(AwsErrors.throttled());
  }

  private <T> Answer<T> admit(ApiOperation operation, Supplier<T> effect) {
    TokenBucket bucket = buckets.get(operation.quota());
    if (bucket == null || !bucket.take()) {
      return throttle(operation);
    }
    try {
      T value = effect.get();
      return () -> value;
    } catch (SdkException e) {
      return Answer.error(e);
    }
  }
}
