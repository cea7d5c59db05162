package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.cli.function.FunctionSettings;
import java.util.Map;

/** Where the settings stand by which the reactor is explained. */
interface SettingsSource {

  /** The settings that were made, by the name of their variable; the others are the defaults. */
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
}
