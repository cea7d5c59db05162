package io.github.cloudmapreactor.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.cloudmapreactor.app.Deadline;
import io.github.cloudmapreactor.core.Arn;
import java.time.Duration;
import java.util.Optional;

/** What Lambda says of an invocation, in the reactor's own terms. */
final class Invocation {

  private static final Duration UNLIMITED = Duration.ofDays(1);

  private Invocation() {}

  /** Which invocation the lines of the log belong to. */
  static Telemetry.Origin origin(Context context, boolean coldStart) {
    return new Telemetry.Origin(context.getFunctionName(), context.getAwsRequestId(), coldStart);
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
