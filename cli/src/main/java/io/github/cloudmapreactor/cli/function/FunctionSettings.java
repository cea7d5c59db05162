package io.github.cloudmapreactor.cli.function;

import io.github.cloudmapreactor.lambda.Setting;
import java.util.HashMap;
import java.util.Map;

/** The settings of a function that a command runs. */
public final class FunctionSettings {

  private FunctionSettings() {}

  /**
   * The process's own, and the mode.
   *
   * @param observe whether nothing may be changed
   * @param enforce whether it was said that something may
   */
  public static Map<String, String> of(
      Map<String, String> process, boolean observe, boolean enforce) {
    Map<String, String> settings = new HashMap<>(process);
    settings.keySet().removeIf(variable -> !variable.startsWith("REACTOR_"));
    if (observe) {
      settings.put(Setting.MODE.variable(), "observe");
      // Whoever only looks writes nothing anywhere.
      settings.remove(Setting.DEAD_LETTER_QUEUE.variable());
    } else if (enforce) {
      settings.put(Setting.MODE.variable(), "enforce");
    }
    return Map.copyOf(settings);
  }
}
