package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.cli.function.RealTime;
import io.github.cloudmapreactor.cli.redrive.RedriveHeading.Action;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.usage.ExitCode;
import io.github.cloudmapreactor.cli.usage.StackName;
import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.cli.usage.Version;
import io.github.cloudmapreactor.cli.usage.Where;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what lies in the dead-letter queues, and works it off once its cause is mended. */
@Command(
    name = "redrive",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Lists what lies in the dead-letter queues of the reactor, by reason, and says what to do"
          + " about it. With --observe or --enforce it gives each letter to the real function, on"
          + " this machine and with your rights, which looks at ECS and Cloud Map as they are now.",
      "",
      "--enforce deletes a letter when nothing is left to do: its task has left Cloud Map, or is"
          + " kept for a reason that lasts, such as having recovered. What fails again, is held back"
          + " by the floor or the grace period, or is out of scope stays in the queue, as does every"
          + " letter if this process dies: others see it again within two minutes.",
      "",
      "The function goes by this shell's REACTOR_* variables, except for REACTOR_MODE and the"
          + " queues: give them the values of the deployed function, above all REACTOR_CLUSTERS,"
          + " REACTOR_SERVICES, REACTOR_OPT_OUT_TAG and REACTOR_KEEP_AT_LEAST.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is left, or with --observe would be; of --demo: it ended as told",
      "1:letters are left, or something failed; of --demo: it ended differently",
      "2:bad usage or settings, no region, no credentials, no such queue, a right is missing"
    },
    footerHeading = "%nRights:%n",
    footer = {
      "  sqs:ListQueues, or GetQueueUrl for --queue NAME; GetQueueAttributes,",
      "  ReceiveMessage, ChangeMessageVisibility; with --enforce DeleteMessage and",
      "  what the function may do; kms:Decrypt where the queues have a key.",
      "",
      "Queues:",
      "  By default those that CloudFormation made for the stack, found by their names.",
      "  Other URLs are in the outputs DeadLetterQueueUrl and UndeliveredQueueUrl:",
      "  aws cloudformation describe-stacks --query 'Stacks[].Outputs'",
      "",
      "Examples:",
      "  reactor redrive --demo",
      "        what it does, told on a stand-in: no AWS account",
      "  reactor redrive --aws",
      "        what lies there, and why? Changes nothing",
      "  reactor redrive --aws --observe",
      "        what would become of it now? Changes nothing",
      "  reactor redrive --aws --enforce",
      "        really deregisters, and deletes what ended well",
      "  reactor redrive --aws --queue my-dead-letters --json | jq -c .",
      "        for scripts: a JSON object a line, the last one the summary"
    })
public final class RedriveCommand implements Callable<Integer> {

  private final Terminal terminal;

  @ArgGroup(heading = "Where to look, one of:%n")
  private Where where = new Where();

  @Option(
      names = "--queue",
      paramLabel = "NAME|URL",
      description = "This queue of dead letters; may be given several times.")
  private List<String> queues = new ArrayList<>();

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "The queues of this stack; " + StackName.USUAL + " by default.")
  private @Nullable String stack;

  @Option(
      names = "--observe",
      description = "Show what the function would do now; nothing is changed.")
  private boolean observe;

  @Option(
      names = "--enforce",
      description = "Really deregister, and delete the letters that ended well.")
  private boolean enforce;

  @Option(
      names = "--max",
      paramLabel = "N",
      defaultValue = "1000",
      description = "At most so many letters of each queue; 1000 by default, up to 100000.")
  private int most;

  @Option(names = "--json", description = "Print JSON, an object a line.")
  private boolean json;

  @Option(names = "--fast", description = "With --demo: no pauses for reading.")
  private boolean fast;

  public RedriveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    requireMeant();
    if (where.isDemo()) {
      return new RedriveDemo(terminal, !fast && terminal.live()).run();
    }
    RedrivePlan plan =
        new RedrivePlan(
            where.endpoint(),
            queues,
            StackName.orUsual(stack),
            enforce ? Action.ENFORCE : observe ? Action.OBSERVE : Action.LIST,
            most);
    RedriveView view =
        json ? new RedriveJson(terminal.out()) : new RedriveText(terminal, ZoneId.systemDefault());
    boolean good =
        new RedriveSession(terminal, view, InstantSource.system(), RealTime::sleep).run(plan);
    return ExitCode.of(good);
  }

  private void requireMeant() {
    where.requireMeant(fast, observe || enforce || json || stack != null || !queues.isEmpty());
    UsageException.refuse(
        observe && enforce, "--observe and --enforce contradict each other; leave one of them out");
    UsageException.refuse(
        stack != null && !queues.isEmpty(),
        "--queue and --stack contradict each other; leave one of them out");
    UsageException.refuse(
        most < 1 || most > 100_000, "--max: expected a number from 1 to 100000, found " + most);
    StackName.requireMeant(stack);
  }
}
