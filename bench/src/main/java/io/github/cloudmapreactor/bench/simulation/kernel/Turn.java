package io.github.cloudmapreactor.bench.simulation.kernel;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread's place to wait until it is its turn: exactly one thread has the turn at any moment. */
final class Turn {

  private volatile boolean given;
  private volatile @Nullable Thread waiting;

  /** Lets the waiting thread go on; whatever the giver did before, it sees. */
  void give() {
    given = true;
    LockSupport.unpark(waiting);
  }

  /** Waits until it is this thread's turn. */
  void await() {
    waiting = Thread.currentThread();
    while (!given) {
      LockSupport.park(this);
    }
    given = false;
  }
}
