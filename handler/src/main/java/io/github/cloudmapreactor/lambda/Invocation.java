package io.github.cloudmapreactor.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.cloudmapreactor.app.Deadline;
import io.github.cloudmapreactor.core.Arn;
import java.time.Duration;
import java.util.Optional;

/** What Lambda says of an invocation, in the reactor's own terms. */
final class Invocation {

  private static final Duration UNLIMITED = Duration.ofDays(1);

  /**
   * Where Lambda's Java runtime states the trace of the invocation: {@code
   * Root=1-67891233-abcdef012345678912345678;Parent=…;Sampled=0}.
   */
  static final String TRACE_HEADER = "com.amazonaws.xray.traceHeader";

  private static final String ROOT = ";Root=";

  private Invocation() {}

  /** Which invocation the lines of the log belong to. */
  static Telemetry.Origin origin(Context context, boolean coldStart) {
    return new Telemetry.Origin(
        context.getFunctionName(), context.getAwsRequestId(), traceId(), coldStart);
  }

  /**
   * The id of the trace that Lambda counts the invocation to.
   *
   * @see <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html">X-Ray
   *     concepts</a>, tracing header
   */
  private static Optional<String> traceId() {
    String header = ";" + System.getProperty(TRACE_HEADER, "") + ";";
    int root = header.indexOf(ROOT);
    return root < 0
        ? Optional.empty()
        : Optional.of(
            header.substring(root + ROOT.length(), header.indexOf(';', root + ROOT.length())));
  }

  /** Where the function lives: what lies elsewhere is none of its business. */
  static Optional<Arn> home(Context context) {
    return Optional.ofNullable(context.getInvokedFunctionArn())
        .map(
            arn ->
                Arn.parse(arn)
                    .orElseThrow(
                        () ->
                            new IllegalStateException("the function's own ARN is no ARN: " + arn)));
  }

  /** The time that Lambda leaves; a caller outside Lambda, who counts none, leaves any amount. */
  static Deadline deadline(Context context) {
    return context.getRemainingTimeInMillis() <= 0
        ? () -> UNLIMITED
        : () -> Duration.ofMillis(context.getRemainingTimeInMillis());
  }
}
