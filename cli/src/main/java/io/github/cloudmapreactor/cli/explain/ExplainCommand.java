package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.cli.function.RealTime;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.usage.StackName;
import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.cli.usage.Version;
import io.github.cloudmapreactor.cli.usage.Where;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what the reactor sees of a task, what it would do and why, and what to do. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Traffic fails, and somebody asks: what does the reactor see, what does it do, and what do I"
          + " do now? Shows a task with its ECS service and its Cloud Map services as they are, what"
          + " the function's own tables say of it and by which row, which other settings would"
          + " change that, how to ask the log, and what to do. Of a service, all its tasks.",
      "",
      "Only reads. This shell's REACTOR_* variables apply: give them the deployed function's values.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the registry is as it should be; of --demo: it ended as told",
      "1:something is to be done: a task is listed that should be out, or one is stranded",
      "2:bad usage or settings, no region, no credentials, nobody answers; or something could not"
          + " be read, and so is not known"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  reactor explain --demo",
      "        what it says of a service and its tasks, on a stand-in: no AWS account",
      "  reactor explain arn:aws:ecs:eu-west-1:123456789012:task/prod/0f3c... --aws",
      "        one task, by its ARN",
      "  reactor explain prod/web --aws",
      "        all tasks of an ECS service, against what Cloud Map lists",
      "  reactor explain srv-u454gry75tqrktcn --aws",
      "        all that a Cloud Map service lists",
      "  reactor explain 0f3c... --cluster prod --aws --log export.gz",
      "        with what the functions did about it, from a log that was exported"
    })
public final class ExplainCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "WHAT",
      description = {
        "A task: its ARN, CLUSTER/TASK_ID, or its id, which is also the instance's.",
        "An ECS service: its ARN, CLUSTER/NAME, or NAME with --cluster.",
        "A Cloud Map service: srv-... or its ARN."
      })
  private @Nullable String what;

  @ArgGroup(heading = "Where to look, one of:%n")
  private Where where = new Where();

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "The ECS cluster; all are looked through by default.")
  private @Nullable String cluster;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description =
          "Show what this exported log of the functions says of it; - is standard input, and .gz is"
              + " unpacked. May be given several times.")
  private List<String> logs = new ArrayList<>();

  @Option(
      names = "--log-group",
      paramLabel = "NAME",
      description = "The functions' log group, for the query; may be given several times.")
  private List<String> groups = new ArrayList<>();

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description =
          "Go by the settings that this stack has deployed, and find its log groups; otherwise by"
              + " this shell's REACTOR_* variables, and the log groups of "
              + StackName.USUAL
              + ".")
  private @Nullable String stack;

  @Option(names = "--json", description = "Print a JSON object.")
  private boolean json;

  @Option(names = "--fast", description = "With --demo: no pauses for reading.")
  private boolean fast;

  public ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    requireMeant();
    if (where.isDemo()) {
      return new ExplainDemo(terminal, !fast && terminal.live()).run();
    }
    UsageException.refuse(what == null, "say what to explain: " + Subject.FORMS);
    String title = String.valueOf(what);
    ExplainPlan plan =
        new ExplainPlan(
            title,
            Subject.parse(title, Optional.ofNullable(cluster)),
            where.endpoint(),
            where.endpoint().map(url -> "--endpoint " + url).orElse("--aws"),
            logs,
            groups,
            StackName.orUsual(stack));
    return new ExplainSession(
            terminal,
            stack == null
                ? new SettingsSource.Shell(terminal.environment())
                : new SettingsSource.Deployed(stack),
            json ? new ExplainJson(terminal.out()) : new ExplainText(terminal),
            InstantSource.system(),
            RealTime::sleep)
        .run(plan);
  }

  private void requireMeant() {
    boolean otherwise =
        what != null
            || cluster != null
            || stack != null
            || json
            || !logs.isEmpty()
            || !groups.isEmpty();
    where.requireMeant(fast, otherwise);
    StackName.requireMeant(stack);
    UsageException.refuse(
        stack != null && !groups.isEmpty(),
        "--log-group and --stack contradict each other; leave one of them out");
    for (String group : groups) {
      UsageException.refuse(
          !group.matches("[A-Za-z0-9/_][A-Za-z0-9._/#-]{0,511}"),
          "--log-group: expected the name of a log group, found \"%s\"".formatted(group));
    }
  }
}
