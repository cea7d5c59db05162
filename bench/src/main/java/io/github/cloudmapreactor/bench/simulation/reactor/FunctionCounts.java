package io.github.cloudmapreactor.bench.simulation.reactor;

import io.github.cloudmapreactor.bench.simulation.lambda.LambdaFunction;
import java.time.Duration;

/**
 * What became of a function's invocations, as CloudWatch would count.
 *
 * @param name the function's name
 * @param invocations how many were begun
 * @param running how long all that ended took together
 * @param coldStarts how many environments were made
 * @param throttles how many invocations were refused
 * @param timeouts how many invocations were cut off
 */
public record FunctionCounts(
    String name, int invocations, Duration running, int coldStarts, int throttles, int timeouts) {

  static FunctionCounts of(String name, LambdaFunction<?> function) {
    return new FunctionCounts(
        name,
        function.invocations(),
        function.running(),
        function.coldStarts(),
        function.throttles(),
        function.timeouts());
  }
}
