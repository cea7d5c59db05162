package io.github.cloudmapreactor.cli.watch;

import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.usage.ExitCode;
import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.cli.usage.Version;
import io.github.cloudmapreactor.cli.usage.Where;
import io.github.cloudmapreactor.lambda.Setting;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at all running tasks from an operator's shell, as the watch function does. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Looks at all tasks that run, with the real watch function, and shows what it finds: which"
          + " tasks are to leave Cloud Map, and what became of them or held them back. In the time"
          + " between two such passes it sweeps: it compares all that Cloud Map lists with ECS, and"
          + " finds orphans, whose task is gone, and stranded tasks, which run and are not listed.",
      "",
      "Observes: nothing is changed unless --enforce is given. This shell's REACTOR_* variables"
          + " apply, but for REACTOR_MODE.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the last pass and the last sweep saw everything, and nothing failed in them; of --demo: it"
          + " ended as told",
      "1:one of them was incomplete, or a removal failed; of --demo: it ended differently",
      "2:bad usage or settings, no region, no credentials, nobody answers at the endpoint"
    },
    footerHeading = "%nColumns:%n",
    footer = {
      "  CLUSTERS   that were seen to the end",
      "  SERVICES   of Cloud Map, which the latest sweep listed",
      "  REMOVED    DEREGISTERED or SUBMITTED",
      "  HELD BACK  not permitted: by the floor, the grace period, the tag, the mode",
      "  STRANDED   run, are HEALTHY, and are not listed where they ought to be, in",
      "             the latest two sweeps; ECS registers a task once, so it stays so",
      "  GONE       registered nowhere, or not any more",
      "  FAILED     reads, removals and replacements; below the table stands why",
      "  CALLS/S    AWS calls a second; those of a sweep count when it has ended",
      "  MS         milliseconds of the pass",
      "",
      "Sweeps:",
      "  orphaned       their task has stopped, or ECS did not know it in two sweeps",
      "  unknown        to ECS, so far once: only the next sweep removes it",
      "  unattributed   nothing proves that they are of ECS services in scope",
      "",
      "Examples:",
      "  reactor watch --demo",
      "        what it does, told on a stand-in in 25 seconds: no AWS account",
      "  reactor watch --aws --once --clusters 'prod-*'",
      "        what would it take out now? Changes nothing",
      "  reactor watch --aws --interval 30s --sweep-interval 1m",
      "        looks every 30 seconds and sweeps every minute, until Ctrl-C",
      "  reactor watch --aws --enforce --clusters staging",
      "        really deregisters",
      "  reactor watch --aws --json | jq -c .found[]",
      "        for scripts: a JSON object a pass"
    })
public final class WatchCommand implements Callable<Integer> {

  private final Terminal terminal;

  @ArgGroup(heading = "Where to look, one of:%n")
  private Where where = new Where();

  @Option(names = "--once", description = "One pass and one sweep, and end.")
  private boolean once;

  @Mixin private WatchOptions options = new WatchOptions();

  @Option(names = "--enforce", description = "Really deregister what is found.")
  private boolean enforce;

  @Option(names = "--json", description = "Print a JSON object a pass, each in a line.")
  private boolean json;

  @Option(names = "--fast", description = "With --demo: no pauses for reading.")
  private boolean fast;

  public WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    requireMeant();
    if (where.isDemo()) {
      return new WatchDemo(terminal, !fast && terminal.live()).run();
    }
    WatchPlan plan = new WatchPlan(where.endpoint(), once, enforce, options.given());
    return ExitCode.of(new WatchSession(terminal, json).run(plan));
  }

  private void requireMeant() {
    Map<Setting, String> given = options.given();
    boolean replace = WatchOptions.isReplace(given.getOrDefault(Setting.STRANDED, ""));
    where.requireMeant(fast, once || enforce || json || !given.isEmpty());
    UsageException.refuse(
        once && given.containsKey(Setting.WATCH_INTERVAL),
        "--once and --interval contradict each other");
    UsageException.refuse(
        once && given.containsKey(Setting.SWEEP_INTERVAL),
        "--once and --sweep-interval contradict each other");
    UsageException.refuse(
        replace && !enforce,
        "--stranded replace stops tasks, so it goes with --enforce only; leave it out to see which"
            + " tasks are stranded");
    UsageException.refuse(
        replace && once,
        "--once sweeps once, and a task is known to be stranded after two sweeps: leave out --once"
            + " or --stranded replace");
  }
}
