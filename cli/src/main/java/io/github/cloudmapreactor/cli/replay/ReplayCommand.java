package io.github.cloudmapreactor.cli.replay;

import io.github.cloudmapreactor.cli.terminal.Interruption;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.usage.ExitCode;
import io.github.cloudmapreactor.cli.usage.Version;
import io.github.cloudmapreactor.core.PlainText;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays events through the function and shows what comes of them. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Delivers ECS task state change events to the real function, with real AWS SDK clients, and"
          + " shows what was decided, the AWS calls made, and what is left in Cloud Map.",
      "",
      "The calls go to a built-in stand-in for ECS and Cloud Map, on a clock of its own: nothing"
          + " leaves this machine, and nobody waits.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every scenario ended as its expected.json says, and no event failed",
      "1:a scenario ended differently (the difference is printed), or an event failed",
      "2:bad usage: unknown option, no such file, not JSON, wrong seed or settings, no page to write"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  reactor replay",
      "        all of test-events",
      "  reactor replay test-events/spot-interruption",
      "        one scenario",
      "  reactor replay event.json",
      "        what would become of this event?",
      "  reactor replay events.jsonl.gz",
      "        one event a line, as many as you like",
      "  reactor replay --report report.html",
      "        a page to look at: each task's states, and the moment in which it left",
      "  reactor replay --json | jq .summary",
      "        for scripts",
      "  reactor replay --aws event.json",
      "        look at AWS, change nothing"
    })
public final class ReplayCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE|FOLDER|-",
      description = {
        "What to replay; all of test-events by default.",
        "FOLDER: a scenario (seed.json, events, expected.json), a folder of scenarios, or of events;"
            + " exported log streams below it are read in the order of time.",
        "FILE or - (standard input): one event, an array, one event a line, or what CloudWatch Logs"
            + " and SQS give, compressed or not. Files of one folder are delivered to one function in"
            + " the order given.",
        "Without a seed the stand-in is filled with what the events tell."
      })
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "FILE",
      description = "Fill the stand-in with this seed.json before FILE or - is replayed.")
  private @Nullable Path seed;

  @Option(
      names = "--observe",
      description = "Decide and report, but change nothing (REACTOR_MODE=observe). Not compared.")
  private boolean observe;

  @ArgGroup private Elsewhere elsewhere = new Elsewhere();

  @Option(names = "--enforce", description = "With --aws: really deregister what is decided so.")
  private boolean enforce;

  @Option(names = "--json", description = "Print one JSON document instead of tables.")
  private boolean json;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Write a page for a browser too: a timeline of each task, with the decisions and their"
              + " reasons. It needs no network and no other file.")
  private @Nullable Path report;

  /** Another world than the built-in one; there is only one at a time. */
  private static final class Elsewhere {

    @Option(
        names = "--endpoint",
        paramLabel = "URL",
        description =
            "Send all AWS calls to this URL, to some other stand-in. Nothing is seeded or compared;"
                + " this shell's REACTOR_* variables apply.")
    private @Nullable URI endpoint;

    @Option(
        names = "--aws",
        description =
            "Send the calls to AWS, with this shell's region and credentials. Observes unless"
                + " --enforce is given; nothing is compared; this shell's REACTOR_* variables apply.")
    private boolean aws;
  }

  public ReplayCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ReplayPlan plan =
        new ReplayPlan(
            List.copyOf(inputs),
            Optional.ofNullable(seed),
            observe,
            enforce,
            Optional.ofNullable(elsewhere.endpoint),
            elsewhere.aws);
    List<Scenario> scenarios = plan.scenarios(terminal.home(), terminal.environment());
    ScenarioRunner.Worlds worlds = plan.worlds(terminal.environment());
    Summary summary =
        report == null
            ? show(scenarios, worlds, List.of())
            : showAndReport(scenarios, worlds, report);
    return ExitCode.of(summary.isGood());
  }

  private Summary showAndReport(
      List<Scenario> scenarios, ScenarioRunner.Worlds worlds, Path target) {
    try (ReportPage page = ReportPage.at(target)) {
      Summary summary = show(scenarios, worlds, List.of(page.view()));
      page.keep();
      if (!json) {
        terminal.out().println(PlainText.of("the page for a browser: " + target));
      }
      return summary;
    }
  }

  /** Shows the replay on the terminal, and to the others. */
  private Summary show(
      List<Scenario> scenarios, ScenarioRunner.Worlds worlds, List<ReplayView> others) {
    if (!json) {
      return replay(scenarios, worlds, with(new ReplayText(terminal), others));
    }
    try (ReplayJson view = ReplayJson.forReaders(terminal.out())) {
      return replay(scenarios, worlds, with(view, others));
    }
  }

  private static ReplayView with(ReplayView view, List<ReplayView> others) {
    return new SeveralViews(Stream.concat(Stream.of(view), others.stream()).toList());
  }

  private Summary replay(List<Scenario> scenarios, ScenarioRunner.Worlds worlds, ReplayView view) {
    ReplayView seen = terminal.progress() ? new Progress(view, terminal.err()) : view;
    try (Interruption interruption = Interruption.listen()) {
      return new ScenarioRunner(worlds, terminal.in(), seen, interruption::isAsked).run(scenarios);
    }
  }
}
