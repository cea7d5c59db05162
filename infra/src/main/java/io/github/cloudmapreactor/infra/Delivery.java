package io.github.cloudmapreactor.infra;

/** How events come from the rule to the function. */
public enum Delivery {
  /** Through a queue that paces them: a storm of stops waits instead of being lost. */
  QUEUE,

  /** By asynchronous invocation: one service less, and no pacing. */
  DIRECT
}
