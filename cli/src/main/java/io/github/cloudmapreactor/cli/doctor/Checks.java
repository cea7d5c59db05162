package io.github.cloudmapreactor.cli.doctor;

import io.github.cloudmapreactor.cli.aws.AwsFailedException;
import io.github.cloudmapreactor.cli.aws.Problem;
import io.github.cloudmapreactor.cli.installation.DeployedFunction;
import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.core.PlainText;
import io.github.cloudmapreactor.core.Policy.Mode;
import io.github.cloudmapreactor.lambda.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Makes checks so that one that cannot be made keeps nobody from the others. */
final class Checks {

  /** What AWS says of queues, rules and event buses that somebody has deleted. */
  private static final Set<String> GONE =
      Set.of(
          "AWS.SimpleQueueService.NonExistentQueue",
          "QueueDoesNotExist",
          "ResourceNotFoundException");

  private Checks() {}

  /**
   * What a check finds; where the operator lacks a right for it, that.
   *
   * @throws UsageException where AWS cannot be reached at all, or does not know the operator
   */
  static List<CheckResult> attempt(String what, Supplier<List<CheckResult>> check) {
    try {
      return check.get();
    } catch (AwsFailedException e) {
      Problem problem = e.problem();
      if (problem.isOfTheCaller() && !problem.isDenied()) {
        throw unable(e);
      }
      if (GONE.contains(problem.error())) {
        return List.of(
            CheckResult.broken(what, "is not there: " + problem.message(), SettingsCheck.REDEPLOY));
      }
      return List.of(
          CheckResult.attention(
              what,
              "could not be looked at: %s: %s".formatted(problem.error(), problem.message()),
              problem.isDenied()
                  ? problem.advice()
                  : "Look again in a minute; if it stays, AWS's answer above says why."));
    }
  }

  /** Why nothing can be checked. */
  static UsageException unable(AwsFailedException e) {
    return new UsageException(
        PlainText.of(
            e.problem()
                .sentence(
                    e.problem().isOfTheCaller()
                        ? e.problem().advice()
                        : "Look at the region and the stack's name.")),
        e);
  }

  /**
   * The mode in force; a function with one that nobody knows does not start, and so does nothing.
   */
  static Mode mode(DeployedFunction function) {
    return function.setting(Setting.MODE).equals("observe") ? Mode.OBSERVE : Mode.ENFORCE;
  }

  /** How a function is called here: events function, watch function. */
  static String name(DeployedFunction function) {
    return function.role().name().toLowerCase(Locale.ROOT) + " function";
  }
}
