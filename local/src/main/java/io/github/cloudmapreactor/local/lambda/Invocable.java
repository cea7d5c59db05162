package io.github.cloudmapreactor.local.lambda;

/** What can be invoked with a payload: a function, or somebody who looks on. */
@FunctionalInterface
public interface Invocable {
  /** Invokes it and waits for the end. */
  InvocationResult invoke(String payload);
}
