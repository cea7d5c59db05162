package io.github.cloudmapreactor.local;

/**
 * Watches every call at the two moments between which it takes effect, for tests in which something
 * has to happen exactly there. It is called in the thread of the one call, so that others go on.
 */
public interface Passage {
  /**
   * A call has arrived.
   *
   * @return false to close its connection, so that it never has any effect
   */
  default boolean enters(Call call) {
    return true;
  }

  /**
   * The call took effect, or was refused, and is about to be answered.
   *
   * @return false to close its connection without an answer
   */
  default boolean leaves(Call call) {
    return true;
  }
}
