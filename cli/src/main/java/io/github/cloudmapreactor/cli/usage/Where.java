package io.github.cloudmapreactor.cli.usage;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command is to look: at one of these, and no two of them. */
public final class Where {

  @Option(names = "--aws", description = "AWS, with this shell's region and credentials.")
  private boolean aws;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "An emulator of AWS, or reactor stand-in.")
  private @Nullable URI endpoint;

  @Option(names = "--demo", description = "A story on the built-in stand-in.")
  private boolean demo;

  /** Whether a story is to be told. */
  public boolean isDemo() {
    return demo;
  }

  /** Where calls go; to AWS where there is none. */
  public Optional<URI> endpoint() {
    return Optional.ofNullable(endpoint);
  }

  /**
   * Refuses what cannot be meant.
   *
   * @param fast whether the story is to be told without pauses
   * @param otherwise whether there is an option that no story goes with
   * @throws UsageException for that
   */
  public void requireMeant(boolean fast, boolean otherwise) {
    UsageException.refuse(
        !aws && !demo && endpoint == null,
        "say where to look: --aws, --endpoint URL, or --demo for a story without AWS");
    UsageException.refuse(
        demo && otherwise,
        "--demo tells a story of its own; the only option that goes with it is --fast");
    UsageException.refuse(fast && !demo, "--fast goes with --demo only");
  }
}
