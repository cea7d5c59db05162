package io.github.cloudmapreactor.bench.simulation.messaging;

import java.time.Instant;

/** A message in a queue. */
public final class Message<T> {

  private final T body;
  private final Instant sentAt;
  private int receives;
  private boolean deleted;

  Message(T body, Instant sentAt) {
    this.body = body;
    this.sentAt = sentAt;
  }

  /** What was sent. */
  public T body() {
    return body;
  }

  /** When it was sent. */
  public Instant sentAt() {
    return sentAt;
  }

  /** How many times it was received. */
  public int receives() {
    return receives;
  }

  void receive() {
    receives++;
  }

  void delete() {
    deleted = true;
  }

  boolean isDeleted() {
    return deleted;
  }
}
