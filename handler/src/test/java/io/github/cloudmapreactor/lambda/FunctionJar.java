package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The packaged functions: what is in the jar, and how they run from it alone. */
final class FunctionJar {

  static final Path PATH = Path.of("target", "function.jar");

  private FunctionJar() {}

  static Set<String> entries() throws IOException {
    try (ZipFile zip = new ZipFile(PATH.toFile());
        Stream<? extends ZipEntry> entries = zip.stream()) {
      return entries.map(ZipEntry::getName).collect(Collectors.toUnmodifiableSet());
    }
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
