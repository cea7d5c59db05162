package io.github.cloudmapreactor.cli;

import io.github.cloudmapreactor.lambda.Setting;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at all running tasks from an operator's shell, as the watch function does. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    versionProvider = ReactorCommand.Version.class,
    sortOptions = false,
    description = {
      "Looks at all tasks that run, with the real watch function, and shows what it finds: which"
          + " tasks are to leave Cloud Map, and what became of them or held them back.",
      "",
      "Observes: nothing is changed unless --enforce is given. This shell's REACTOR_* variables"
          + " apply, but for REACTOR_MODE.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the last pass saw everything, and no removal in it failed; of --demo: it ended as told",
      "1:the last pass was incomplete, or a removal failed; of --demo: it ended differently",
      "2:bad usage or settings, no region, no credentials, nobody answers at the endpoint"
    },
    footerHeading = "%nColumns:%n",
    footer = {
      "  CLUSTERS      that were seen to the end",
      "  REMOVED       DEREGISTERED or SUBMITTED",
      "  HELD BACK     not permitted: by the floor, the grace period, the tag, the mode",
      "  ALREADY GONE  registered nowhere, or not any more",
      "  FAILED        removals and reads that failed; below the table stands why",
      "  CALLS, MS     AWS calls and milliseconds of the pass",
      "",
      "Examples:",
      "  reactor watch --demo",
      "        what it does, told on a stand-in: no AWS account",
      "  reactor watch --aws --once --clusters 'prod-*'",
      "        what would it take out now? Changes nothing",
      "  reactor watch --aws --interval 30s",
      "        looks every 30 seconds until Ctrl-C",
      "  reactor watch --aws --enforce --clusters staging",
      "        really deregisters",
      "  reactor watch --aws --json | jq -c .found[]",
      "        for scripts: a JSON object a pass"
    })
final class WatchCommand implements Callable<Integer> {

  private final Terminal terminal;

  @ArgGroup(heading = "Where to look, one of:%n")
  private Where where = new Where();

  @Option(names = "--once", description = "Look once, and end.")
  private boolean once;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      description = "From one pass to the next, 5s to 1h; 10s by default.")
  private @Nullable String interval;

  @Option(
      names = "--clusters",
      paramLabel = "NAMES",
      description = "Only these, such as prod,staging-*; all by default.")
  private @Nullable String clusters;

  @Option(
      names = "--services",
      paramLabel = "NAMES",
      description = "Only these ECS services, such as web-*; all by default.")
  private @Nullable String services;

  @Option(names = "--enforce", description = "Really deregister what is found.")
  private boolean enforce;

  @Option(names = "--json", description = "Print a JSON object a pass, each in a line.")
  private boolean json;

  @Option(names = "--fast", description = "With --demo: no pauses for reading.")
  private boolean fast;

  /** The world to look at; there is only one at a time. */
  private static final class Where {

    @Option(names = "--aws", description = "AWS, with this shell's region and credentials.")
    private boolean aws;

    @Option(
        names = "--endpoint",
        paramLabel = "URL",
        description = "An emulator of AWS, or reactor stand-in.")
    private @Nullable URI endpoint;

    @Option(
        names = "--demo",
        description = "A story of a minute on the built-in stand-in, told in 15 seconds.")
    private boolean demo;
  }

  WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    requireMeant();
    if (where.demo) {
      return new WatchDemo(terminal, !fast && terminal.live()).run()
          ? ReactorCommand.GOOD
          : ReactorCommand.BAD;
    }
    WatchPlan plan = new WatchPlan(Optional.ofNullable(where.endpoint), once, enforce, options());
    return new WatchSession(terminal, json).run(plan) ? ReactorCommand.GOOD : ReactorCommand.BAD;
  }

  private Map<Setting, String> options() {
    Map<Setting, String> options = new EnumMap<>(Setting.class);
    Optional.ofNullable(interval).ifPresent(text -> options.put(Setting.WATCH_INTERVAL, text));
    Optional.ofNullable(clusters).ifPresent(text -> options.put(Setting.CLUSTERS, text));
    Optional.ofNullable(services).ifPresent(text -> options.put(Setting.SERVICES, text));
    return options;
  }

  private void requireMeant() {
    refuse(
        !where.aws && !where.demo && where.endpoint == null,
        "say where to look: --aws, --endpoint URL, or --demo for a story without AWS");
    refuse(
        where.demo && (once || enforce || json || !options().isEmpty()),
        "--demo tells a story of its own; the only option that goes with it is --fast");
    refuse(fast && !where.demo, "--fast goes with --demo only");
    refuse(once && interval != null, "--once and --interval contradict each other");
  }

  private static void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new UsageException(message);
    }
  }
}
