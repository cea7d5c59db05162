package io.github.cloudmapreactor.aws;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.app.Deadline;
import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Gives each call, pages and retries included, the time that the invocation leaves for it, and lets
 * none begin that no longer fits. Per thread: the synchronous clients call on the caller's.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/timeouts.html">Timeouts
 *     of the SDK</a>
 */
public final class CallTime implements ExecutionInterceptor {

  private final ThreadLocal<Deadline> deadline =
      ThreadLocal.withInitial(() -> () -> Deadline.LONGEST_CALL.plus(Deadline.TO_REPORT));

  /** From now on, on this thread, calls end in time for {@code next}. */
  public void begin(Deadline next) {
    deadline.set(next);
  }

  /**
   * The request with its timeouts.
   *
   * @throws CallFailedException where too little time is left
   */
  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    deadline.get().requireTime();
    Duration call = deadline.get().timeForACall();
    AwsRequest request = (AwsRequest) context.request();
    AwsRequestOverrideConfiguration timed =
        request
            .overrideConfiguration()
            .map(AwsRequestOverrideConfiguration::toBuilder)
            .orElseGet(AwsRequestOverrideConfiguration::builder)
            .apiCallTimeout(call)
            .apiCallAttemptTimeout(anAttempt(call))
            .build();
    return request.toBuilder().overrideConfiguration(timed).build();
  }

  /** Two thirds, so that a second attempt has time too: 3 s of the longest call. */
  private static Duration anAttempt(Duration call) {
    return call.multipliedBy(2).dividedBy(3);
  }
}
