package io.github.cloudmapreactor.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** An invocation's context, with what a test says is different. */
@SuppressWarnings("NullAway") // Lambda's own interface does not say what can be absent.
final class FakeContext implements Context {

  @Nullable String functionArn = "arn:aws:lambda:eu-west-1:210987654321:function:reactor:live";
  int remainingMillis = 14_000;
  private IntSupplier remaining = () -> remainingMillis;

  /** From now on the time passes, by this clock. */
  void endsAt(Instant end, InstantSource clock) {
    remaining = () -> Math.toIntExact(Duration.between(clock.instant(), end).toMillis());
  }

  @Override
  public String getAwsRequestId() {
    return "request-1";
  }

  @Override
  public String getLogGroupName() {
    return "";
  }

  @Override
  public String getLogStreamName() {
    return "";
  }

  @Override
  public String getFunctionName() {
    return "reactor";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return functionArn;
  }

  @Override
  public CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return remaining.getAsInt();
  }

  @Override
  public int getMemoryLimitInMB() {
    return 512;
  }

  @Override
  public LambdaLogger getLogger() {
    return null;
  }
}
