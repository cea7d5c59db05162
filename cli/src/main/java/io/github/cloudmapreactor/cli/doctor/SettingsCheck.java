package io.github.cloudmapreactor.cli.doctor;

import io.github.cloudmapreactor.cli.installation.DeployedFunction;
import io.github.cloudmapreactor.core.Policy.Mode;
import io.github.cloudmapreactor.lambda.InvalidSettingsException;
import io.github.cloudmapreactor.lambda.Setting;
import java.util.List;

/** Looks whether the functions have settings that this version knows, and says which. */
final class SettingsCheck {

  static final String REDEPLOY =
      "Deploy this version again, with the -c that you gave it before (README, Deploying).";

  private SettingsCheck() {}

  /** The settings of a function. */
  static CheckResult of(DeployedFunction function) {
    String what = Checks.name(function) + " settings";
    try {
      boolean observes = function.settings().policy().mode() == Mode.OBSERVE;
      return CheckResult.ok(
          what,
          "%s; clusters %s; services %s; floor %s; stranded tasks: %s"
              .formatted(
                  observes ? "observes, removes nothing" : "enforces",
                  function.setting(Setting.CLUSTERS),
                  function.setting(Setting.SERVICES),
                  function.setting(Setting.KEEP_AT_LEAST),
                  function.setting(Setting.STRANDED)));
    } catch (InvalidSettingsException e) {
      return CheckResult.broken(
          what,
          "this version does not know them, so another one is deployed, or they were edited: "
              + String.join("; ", List.of(String.valueOf(e.getMessage()).split("\\R+"))),
          REDEPLOY);
    }
  }
}
