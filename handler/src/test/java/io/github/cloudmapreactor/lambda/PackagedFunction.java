package io.github.cloudmapreactor.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.cloudmapreactor.local.StandIn;
import io.github.cloudmapreactor.local.lambda.ClientVariables;
import io.github.cloudmapreactor.local.lambda.FunctionConfiguration;
import io.github.cloudmapreactor.local.lambda.ManagedRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The functions as they are deployed, for a local Lambda to run beside a stand-in for AWS. */
final class PackagedFunction {

  private static final String ARN = "arn:aws:lambda:eu-west-1:210987654321:function:reactor:live";

  /** What the build puts there is what Lambda's managed runtime brings. */
  private static final Path RUNTIME = Path.of("target", "ric");

  private PackagedFunction() {}

  /** The events function with the timeout of its stack; its environments write to the folder. */
  static FunctionConfiguration events(StandIn aws, Path folder) {
    return function(FunctionHandler.class, Duration.ofSeconds(15), aws, folder);
  }

  /** The watch function. */
  static FunctionConfiguration watch(StandIn aws, Path folder) {
    return function(WatchHandler.class, Duration.ofMinutes(5), aws, folder);
  }

  private static FunctionConfiguration function(
      Class<? extends RequestStreamHandler> handler, Duration timeout, StandIn aws, Path folder) {
    return new FunctionConfiguration(
        ARN,
        handler.getName(),
        ManagedRuntime.of(FunctionJar.PATH, RUNTIME, folder),
        variables(aws),
        512,
        timeout,
        false,
        folder);
  }

  /** Where AWS is, who asks, and the queues and settings of the functions. */
  static Map<String, String> variables(StandIn aws) {
    Map<String, String> variables = new HashMap<>(ClientVariables.of(aws.endpoint(), "eu-west-1"));
    variables.put("REACTOR_DEAD_LETTER_QUEUE", aws.queueUrl(FunctionFixture.QUEUE));
    variables.put("REACTOR_TICK_QUEUE", aws.queueUrl(FunctionFixture.TICKS));
    variables.put("REACTOR_KEEP_AT_LEAST", "1");
    return variables;
  }
}
