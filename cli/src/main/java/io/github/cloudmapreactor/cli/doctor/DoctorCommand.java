package io.github.cloudmapreactor.cli.doctor;

import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.usage.ExitCode;
import io.github.cloudmapreactor.cli.usage.StackName;
import io.github.cloudmapreactor.cli.usage.Version;
import io.github.cloudmapreactor.cli.usage.Where;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks an installation, and says how to mend what is not well. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Checks a deployed reactor, a line each: ok (✓), to look at (!) or broken (✗), with the"
          + " remedy. It changes nothing.",
      "",
      "It reads the functions' settings, the rules, the mappings and the queues with your rights,"
          + " and compares the rules with what this version would deploy with those settings. Then"
          + " it asks each function to try its own calls under its own role, without effect: to"
          + " deregister an instance that is not there from each Cloud Map service in use.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is broken",
      "1:something is broken; of --demo: it was found differently than told",
      "2:bad usage, no region, no credentials, no such stack, no answer"
    },
    footerHeading = "%nRights:%n",
    footer = {
      "  lambda:ListFunctions, GetFunctionConfiguration,",
      "  ListEventSourceMappings, InvokeFunction; events:ListRules,",
      "  ListTargetsByRule; sqs:GetQueueUrl, GetQueueAttributes;",
      "  servicediscovery:GetService; iam:SimulatePrincipalPolicy.",
      "  A check whose right is missing says so, and the others are made.",
      "",
      "Examples:",
      "  reactor doctor --demo",
      "        an installation with two things wrong, on a stand-in: no AWS account",
      "  reactor doctor --aws --stack CloudMapReactor",
      "  reactor doctor --aws --json | jq -r 'select(.mark == \"broken\").finding'"
    })
public final class DoctorCommand implements Callable<Integer> {

  private final Terminal terminal;

  @ArgGroup(heading = "Where to look, one of:%n")
  private Where where = new Where();

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "The stack that deploys the reactor; " + StackName.USUAL + " by default.")
  private @Nullable String stack;

  @Option(
      names = "--event-bus",
      paramLabel = "NAME",
      description = "The event bus that it was deployed to; default by default.")
  private @Nullable String bus;

  @Option(names = "--json", description = "Print JSON, an object a line.")
  private boolean json;

  /** The command on this terminal. */
  public DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    where.requireMeant(false, json || stack != null || bus != null);
    StackName.requireMeant(stack);
    if (where.isDemo()) {
      return new DoctorDemo(terminal).run();
    }
    DoctorView view = json ? new DoctorJson(terminal.out()) : new DoctorText(terminal);
    DoctorPlan plan =
        new DoctorPlan(
            where.endpoint(), StackName.orUsual(stack), bus == null ? Doctor.DEFAULT_BUS : bus);
    return ExitCode.of(plan.examine(terminal.environment(), view).isGood());
  }
}
