package io.github.cloudmapreactor.bench.simulation.aws;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/** The attempts of one call, as a retry strategy of the SDK allows them. */
final class Retries {

  /** One retry quota for each client, as the SDK has it. */
  private static final String SCOPE = "SdkClient";

  private final RetryStrategy strategy;
  private final Duration delayBefore;
  private RetryToken token;

  Retries(RetryStrategy strategy) {
    this.strategy = strategy;
    AcquireInitialTokenResponse initial =
        strategy.acquireInitialToken(AcquireInitialTokenRequest.create(SCOPE));
    this.token = initial.token();
    this.delayBefore = initial.delay();
  }

  /** How long to wait before the first attempt, which only the adaptive mode wants. */
  Duration delayBefore() {
    return delayBefore;
  }

  /** How long to wait before the next attempt; nothing where there is to be none. */
  Optional<Duration> delayAfter(SdkException failure) {
    try {
      RefreshRetryTokenResponse answer =
          strategy.refreshRetryToken(
              RefreshRetryTokenRequest.builder()
                  .token(token)
                  .suggestedDelay(Duration.ZERO)
                  .failure(failure)
                  .build());
      token = answer.token();
      return Optional.of(answer.delay());
    } catch (TokenAcquisitionFailedException e) {
      return Optional.empty();
    }
  }

  /** Gives back what the retries took of the quota. */
  void succeed() {
    strategy.recordSuccess(RecordSuccessRequest.create(token));
  }
}
