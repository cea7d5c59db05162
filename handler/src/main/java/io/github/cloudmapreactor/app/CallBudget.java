package io.github.cloudmapreactor.app;

import java.time.Duration;

/** How many calls may be made, for others share what AWS allows: who comes too early waits. */
public interface CallBudget {

  /** How long a call that is to be made now would wait; zero where it would not. */
  Duration delay();

  /** Takes one call, and waits until it may be made. */
  void take();
}
