package io.github.cloudmapreactor.cli.standin;

import io.github.cloudmapreactor.cli.aws.CallNames;
import io.github.cloudmapreactor.cli.input.SeedFile;
import io.github.cloudmapreactor.cli.terminal.Interruption;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.cli.usage.ExitCode;
import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.cli.usage.Version;
import io.github.cloudmapreactor.core.PlainText;
import io.github.cloudmapreactor.local.Call;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the stand-in alone, for the AWS CLI, boto3, or a function in another process. */
@Command(
    name = "stand-in",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Plays ECS, Cloud Map and SQS on 127.0.0.1 until Ctrl-C, and prints the variables that point"
          + " the AWS CLI, boto3 or any AWS SDK to it. Calls are shown as they come.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "2:bad usage: unknown option, wrong seed, port in use",
      "130:ended with Ctrl-C"
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  reactor stand-in --port 4580 --seed test-events/spot-interruption/seed.json",
      "  then, in another shell with the printed variables:",
      "  aws servicediscovery list-instances --service-id srv-…"
    })
public final class StandInCommand implements Callable<Integer> {

  private static final long POLL_MILLIS = 200;

  private final DateTimeFormatter time =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
  private final Terminal terminal;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on; a free one by default.")
  private int port;

  @Option(
      names = "--seed",
      paramLabel = "FILE",
      description =
          "What to begin with, written as test-events/README.md tells; nothing by default.")
  private @Nullable Path seed;

  public StandInCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Interruption interruption = Interruption.listen()) {
      return run(() -> interruption.await(POLL_MILLIS, TimeUnit.MILLISECONDS));
    }
  }

  /** Something that returns after a while, and says whether it is time to end. */
  interface Waiting {
    boolean isOver();
  }

  int run(Waiting waiting) {
    Seed start =
        Optional.ofNullable(seed)
            .map(SeedFile::read)
            .orElseGet(() -> Seed.empty("123456789012", "us-east-1"));
    try (StandIn standIn = start(start)) {
      variables(standIn, start).forEach(terminal.out()::println);
      terminal.err().println("Listening until Ctrl-C.");
      int shown = 0;
      boolean over = false;
      while (!over) {
        over = waiting.isOver();
        shown += show(standIn.journal().since(shown));
      }
      terminal.err().printf("Ended after %s.%n", Text.count(shown, "call"));
    }
    return ExitCode.GOOD;
  }

  private StandIn start(Seed with) {
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port: expected a number from 1 to 65535, found " + port);
    }
    try {
      return StandIn.start(with, InstantSource.system(), port);
    } catch (UncheckedIOException e) {
      throw new UsageException(
          "--port: %d cannot be had (%s); name another, or leave it out for a free one"
              .formatted(port, e.getCause()),
          e);
    }
  }

  private static List<String> variables(StandIn standIn, Seed seed) {
    return List.of(
        "export AWS_ENDPOINT_URL=" + standIn.endpoint(),
        "export AWS_REGION=" + seed.region(),
        "export AWS_DEFAULT_REGION=" + seed.region(),
        "export AWS_ACCESS_KEY_ID=stand-in",
        "export AWS_SECRET_ACCESS_KEY=stand-in");
  }

  /** Shows calls that were answered, up to the first that was not; how many those were. */
  private int show(List<Call> calls) {
    int shown = 0;
    for (Call call : calls) {
      if (call.status() == 0 && call.error().isEmpty()) {
        break;
      }
      String line =
          "%s  %3d  %s  %s"
              .formatted(time.format(call.at()), call.status(), CallNames.of(call), call.error());
      terminal.err().println(PlainText.of(line).stripTrailing());
      shown++;
    }
    return shown;
  }
}
