package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Failure;
import java.util.List;

/** Does one thing of many: where it fails, that is noted, and the others are done all the same. */
final class Attempt {

  private Attempt() {}

  /** Does it; whether it went well. Adds to {@code failures} why it did not. */
  static boolean at(Runnable work, List<Failure> failures) {
    try {
      work.run();
      return true;
    } catch (CallFailedException e) {
      failures.add(e.failure());
    } catch (RuntimeException e) {
      failures.add(Reactor.unexpected(e));
    }
    return false;
  }
}
