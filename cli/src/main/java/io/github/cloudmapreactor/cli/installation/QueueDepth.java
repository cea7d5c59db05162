package io.github.cloudmapreactor.cli.installation;

/**
 * How many messages lie in a queue, as far as SQS knows.
 *
 * @param waiting those that anyone could receive now, and those whose delay is not over
 * @param underWay those that somebody has received
 */
public record QueueDepth(String name, long waiting, long underWay) {

  /** All of them. */
  public long all() {
    return waiting + underWay;
  }
}
