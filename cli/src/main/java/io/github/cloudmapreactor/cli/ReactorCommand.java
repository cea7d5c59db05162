package io.github.cloudmapreactor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cloudmapreactor.cli.explain.ExplainCommand;
import io.github.cloudmapreactor.cli.redrive.RedriveCommand;
import io.github.cloudmapreactor.cli.replay.ReplayCommand;
import io.github.cloudmapreactor.cli.standin.StandInCommand;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.usage.ExitCode;
import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.cli.usage.Version;
import io.github.cloudmapreactor.cli.watch.WatchCommand;
import io.github.cloudmapreactor.core.PlainText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The operator's tool: says what it can do. */
@Command(
    name = "reactor",
    description = {
      "Takes ECS tasks out of AWS Cloud Map the moment they stop being fit for traffic.",
      "This is the operator's tool; the function itself runs on AWS Lambda."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Begin with @|bold reactor replay|@: it shows what becomes of the events in test-events;",
      "@|bold reactor watch --demo|@ shows what the health watch does,",
      "@|bold reactor redrive --demo|@ what becomes of dead letters, and",
      "@|bold reactor explain --demo|@ why a task is listed or not, and what to do.",
      "@|bold reactor COMMAND --help|@ tells more about each."
    })
final class ReactorCommand implements Callable<Integer> {

  private static final int WIDEST_HELP = 100;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** The command line with all commands on this terminal. */
  static CommandLine commandLine(Terminal terminal) {
    CommandLine line =
        new CommandLine(new ReactorCommand())
            .addSubcommand(new ReplayCommand(terminal))
            .addSubcommand(new StandInCommand(terminal))
            .addSubcommand(new WatchCommand(terminal))
            .addSubcommand(new RedriveCommand(terminal))
            .addSubcommand(new ExplainCommand(terminal))
            .addSubcommand(new GenerateCompletion());
    return line.setOut(new PrintWriter(terminal.out(), true, UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, UTF_8))
        .setUsageHelpWidth(Math.min(terminal.width(), WIDEST_HELP))
        .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler((e, args) -> misused(e))
        .setExecutionExceptionHandler((e, failed, result) -> failed(e, failed));
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: replay, stand-in, watch, redrive or explain");
  }

  private static int misused(ParameterException e) {
    CommandLine line = e.getCommandLine();
    say(line, String.valueOf(e.getMessage()).replaceFirst("^Error: ", ""));
    line.getErr().printf("Try: %s --help%n", line.getCommandSpec().qualifiedName());
    return ExitCode.USAGE;
  }

  /** What the caller can mend is said in a sentence; anything else is a fault of ours. */
  private static int failed(Exception e, CommandLine line) {
    if (e instanceof UsageException) {
      say(line, String.valueOf(e.getMessage()));
      return ExitCode.USAGE;
    }
    say(line, "a fault of the tool itself; please report it with this:");
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    trace
        .toString()
        .lines()
        .map(each -> each.replace("\t", "    "))
        .map(PlainText::of)
        .forEach(line.getErr()::println);
    return ExitCode.BAD;
  }

  /** Messages quote what stands in files, and files come from others. */
  private static void say(CommandLine line, String message) {
    line.getErr().println("reactor: " + PlainText.of(message));
  }
}
