package io.github.cloudmapreactor.bench.simulation.aws;

/** What may go wrong with an attempt. */
public enum Fault {
  NONE,

  /** Refused, whatever the quota says. */
  THROTTLED,

  /** Refused with status 500. */
  SERVER_ERROR,

  /** Refused for want of a right. */
  ACCESS_DENIED,

  /** Done, but the connection breaks before the answer arrives. */
  ANSWER_LOST,

  /** Done, but nothing is heard of it any more. */
  HANGING
}
