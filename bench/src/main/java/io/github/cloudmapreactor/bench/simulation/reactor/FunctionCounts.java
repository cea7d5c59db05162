package io.github.cloudmapreactor.bench.simulation.reactor;

import io.github.cloudmapreactor.bench.simulation.lambda.LambdaFunction;

/**
 * What became of a function's invocations, as CloudWatch would count.
 *
 * @param name the function's name
 * @param coldStarts how many environments were made
 * @param throttles how many invocations were refused
 * @param timeouts how many invocations were cut off
 */
public record FunctionCounts(String name, int coldStarts, int throttles, int timeouts) {

  static FunctionCounts of(String name, LambdaFunction<?> function) {
    return new FunctionCounts(
        name, function.coldStarts(), function.throttles(), function.timeouts());
  }
}
