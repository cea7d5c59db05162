package io.github.cloudmapreactor.app;

import java.time.Duration;

/** How much time the invocation has left. */
@FunctionalInterface
public interface Deadline {

  /** The time left; negative when it is over. */
  Duration left();
}
