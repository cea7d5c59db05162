package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fuzzes the function with Jazzer in a process of its own, for {@code -Dfuzz.seconds=…}. An input
 * that breaks something stays in {@code target/fuzz}, and becomes a named test.
 */
final class FuzzIT {

  private static final Path FOLDER = Path.of("target", "fuzz");
  private static final Pattern DONE = Pattern.compile("Done ([0-9]+) runs in ([0-9]+) second");

  /** No input may take that long. */
  private static final String TIMEOUT_SECONDS = "10";

  private static final String LONGEST_INPUT = "16384";

  /** Ways through these are no news. */
  private static final List<String> OF_THE_TEST =
      Stream.of(FuzzedFunction.class, LogCheck.class, WillingAws.class, FakeContext.class)
          .map(Class::getName)
          .toList();

  @Test
  void whateverComesInIsAnsweredOrRefused(@TempDir Path corpus)
      throws IOException, InterruptedException {
    if (!hasLibrary()) {
      System.out.println("FuzzIT is skipped: Jazzer has no native library for this platform");
    }
    assumeThat(hasLibrary()).isTrue();
    int seconds = Integer.getInteger("fuzz.seconds", 60);
    int seeds = FuzzCorpus.write(corpus);
    Files.createDirectories(FOLDER);
    Path log = FOLDER.resolve("jazzer.log");

    Process jazzer =
        new ProcessBuilder(command(corpus, seconds))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = jazzer.waitFor(seconds + 300L, TimeUnit.SECONDS);
    jazzer.destroyForcibly();

    String output = Files.readString(log);
    assertThat(ended).as(output).isTrue();
    assertThat(jazzer.exitValue()).as(output).isZero();
    Matcher done = DONE.matcher(output);
    assertThat(done.find()).as(output).isTrue();
    String ends = output.lines().filter(line -> line.startsWith("fuzzed: ")).findFirst().orElse("");
    System.out.printf(
        "%s executions from %d seeds in %s s; %s%n", done.group(1), seeds, done.group(2), ends);
    assertThat(Long.parseLong(done.group(1))).isGreaterThan(seeds);
    // It fuzzes more than what is refused at once.
    assertThat(ends)
        .contains(
            "DEREGISTERED=", "InvalidEvent=", "KEPT=", "batchItemFailures=", "ticks=", "probe=");
    allocateNoMoreWithoutInstrumentation(corpus);
  }

  /** Jazzer added to the corpus whatever took a new way through the code. */
  private static void allocateNoMoreWithoutInstrumentation(Path corpus) throws IOException {
    FuzzedFunction function = new FuzzedFunction(FuzzedFunction.BOUNDS);
    long most = 0;
    try (Stream<Path> inputs = Files.list(corpus)) {
      for (Path input : inputs.toList()) {
        most = Math.max(most, function.run(Files.readAllBytes(input)));
      }
    }
    System.out.printf("at most %d bytes allocated for an input of the corpus%n", most);
  }

  private static boolean hasLibrary() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch");
    boolean known = system.startsWith("linux") || system.startsWith("mac");
    return known && List.of("amd64", "x86_64", "aarch64").contains(processor);
  }

  private static List<String> command(Path corpus, int seconds) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What the function has, less what lies outside the heap.
    command.add("-Xmx400m");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Jazzer.class.getName()));
    command.add("--target_class=" + FuzzedFunction.class.getName());
    command.add(
        "--instrumentation_includes=io.github.cloudmapreactor.**:com.fasterxml.jackson.core.**");
    command.add("--instrumentation_excludes=" + String.join(":", OF_THE_TEST));
    command.add("--custom_hook_includes=io.github.cloudmapreactor.**");
    command.add("--reproducer_path=" + FOLDER);
    command.add("-artifact_prefix=" + FOLDER + "/");
    command.add("-max_total_time=" + seconds);
    command.add("-timeout=" + TIMEOUT_SECONDS);
    command.add("-max_len=" + LONGEST_INPUT);
    command.add(corpus.toString());
    return command;
  }
}
