package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.cli.aws.AwsFailedException;
import io.github.cloudmapreactor.cli.function.FunctionSettings;
import io.github.cloudmapreactor.cli.installation.Installation;
import io.github.cloudmapreactor.lambda.Setting;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Where the settings stand by which the reactor is explained. */
interface SettingsSource {

  /**
   * The settings that were made, by the name of their variable; the others are the defaults.
   *
   * @throws AwsFailedException where AWS was asked for them, in vain
   */
  Map<String, String> settings();

  /** Whose they are, as in "by …". */
  String name();

  /** Those of the shell that the command was given in. */
  record Shell(Map<String, String> process) implements SettingsSource {

    @Override
    public Map<String, String> settings() {
      return FunctionSettings.of(process, false, false);
    }

    @Override
    public String name() {
      return "this shell's REACTOR_* variables";
    }
  }

  /** Those of the events function that a stack deployed. */
  record Deployed(String stack) implements SettingsSource {

    /** What they say decides about no task. */
    private static final Set<Setting> QUEUES =
        Set.of(Setting.DEAD_LETTER_QUEUE, Setting.TICK_QUEUE);

    @Override
    public Map<String, String> settings() {
      try (Installation installation = new Installation()) {
        Map<String, String> settings =
            new HashMap<>(installation.functions().of(stack).events().environment());
        QUEUES.forEach(queue -> settings.remove(queue.variable()));
        return FunctionSettings.of(settings, false, false);
      }
    }

    @Override
    public String name() {
      return "the settings that the stack %s has deployed".formatted(stack);
    }
  }
}
