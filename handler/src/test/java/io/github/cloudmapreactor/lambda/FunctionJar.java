package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The packaged functions: what is in the jar, what it lacks, and how they run from it alone. */
final class FunctionJar {

  static final Path PATH = Path.of("target", "function.jar");

  private FunctionJar() {}

  /** A class of the jar names another; {@code found} says whether the jar has that one. */
  record Link(String from, String to, boolean found) {}

  static Set<String> entries() throws IOException {
    try (ZipFile zip = new ZipFile(PATH.toFile());
        Stream<? extends ZipEntry> entries = zip.stream()) {
      return entries.map(ZipEntry::getName).collect(Collectors.toUnmodifiableSet());
    }
  }

  /** All links but those into the JDK, as jdeps sees them. */
  static List<Link> links() {
    StringWriter output = new StringWriter();
    PrintWriter out = new PrintWriter(output);
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    int status = jdeps.run(out, out, "-verbose:class", "-filter:none", PATH.toString());
    assertThat(status).as(output.toString()).isZero();
    return output
        .toString()
        .lines()
        .filter(line -> line.startsWith("   "))
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words[3].equals("not") || words[3].endsWith(".jar"))
        .map(words -> new Link(words[0], words[2], words[3].endsWith(".jar")))
        .toList();
  }

  /**
   * Runs a class that the tests have for it, with the jar and nothing else, and returns what it
   * printed.
   *
   * @param environment all variables that the process has
   */
  static String run(Class<?> main, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(PATH + File.pathSeparator + Path.of("target", "test-classes"));
    command.add(main.getName());
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().clear();
    process.environment().putAll(environment);
    Process started = process.start();
    String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(started.waitFor()).as(output).isZero();
    return output;
  }
}
