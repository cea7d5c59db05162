package io.github.cloudmapreactor.bench.telemetry;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import org.jspecify.annotations.Nullable;

/** What Lambda tells a function about its invocation. */
final class SampleContext implements Context {

  @Override
  public String getAwsRequestId() {
    return Sample.REQUEST_ID;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + Sample.FUNCTION;
  }

  @Override
  public String getLogStreamName() {
    return "2026/09/14/[1]58419525dade4d17a495dceeeed44708";
  }

  @Override
  public String getFunctionName() {
    return Sample.FUNCTION;
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-west-1:210987654321:function:" + Sample.FUNCTION;
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return 30_000;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1_024;
  }

  @Override
  public @Nullable LambdaLogger getLogger() {
    return null;
  }
}
