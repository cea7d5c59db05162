package io.github.cloudmapreactor.cli.watch;

import java.util.HashMap;
import java.util.Map;

/** How tasks ended the last time and this time, so that nobody reads the same again and again. */
final class Endings {

  private Map<String, String> before = Map.of();
  private Map<String, String> now = new HashMap<>();

  /** Notes how a task ended; whether it ended differently the last time, or did not occur. */
  boolean isNews(String task, String ending) {
    now.put(task, ending);
    return !ending.equals(before.get(task));
  }

  /** This time is over. */
  void next() {
    before = now;
    now = new HashMap<>();
  }
}
