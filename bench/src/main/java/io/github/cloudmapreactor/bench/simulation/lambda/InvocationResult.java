package io.github.cloudmapreactor.bench.simulation.lambda;

/** How an invocation ended. */
public sealed interface InvocationResult<R> {

  /** The function returned. */
  record Returned<R>(R value) implements InvocationResult<R> {}

  /** The function threw, as it does to have an event come again. */
  record Failed<R>(RuntimeException error) implements InvocationResult<R> {}

  /** The function was cut off. */
  record TimedOut<R>() implements InvocationResult<R> {}
}
