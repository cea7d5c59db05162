package io.github.cloudmapreactor.cli.watch;

/** Shows the health watch while it goes on. */
interface WatchView {

  /** The watch begins. */
  void begin(WatchHeading heading);

  /** A pass has ended. */
  void pass(Pass pass);

  /** All have ended. */
  void summary(WatchSummary summary);

  /** Whether nobody looks any more, such as at the end of a pipe. */
  boolean isClosed();
}
