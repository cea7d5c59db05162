package io.github.cloudmapreactor.local.lambda;

/**
 * Watches what a function's execution environments go through, for tests in which something has to
 * happen exactly there. It is called in the thread that serves the one environment.
 */
public interface EnvironmentWatcher {
  /** The process has been started; it initializes now. */
  default void started(ExecutionEnvironment environment) {}

  /** An invocation is about to be handed over. */
  default void invoked(ExecutionEnvironment environment) {}

  /** The function's answer has arrived and is about to be taken. */
  default void answering(ExecutionEnvironment environment) {}
}
