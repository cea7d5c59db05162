package io.github.cloudmapreactor.local.lambda;

import static java.util.stream.Collectors.joining;

import io.github.cloudmapreactor.local.lambda.FunctionConfiguration.Code;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The process in which a runtime runs the function, with the variables that Lambda sets. */
final class FunctionProcess {
  private final Process process;
  private final Path temporary;

  private FunctionProcess(Process process, Path temporary) {
    this.process = process;
    this.temporary = temporary;
  }

  /**
   * Starts the process of an environment. What it prints goes to the file {@code log} in the
   * environment's folder, which is also its working directory.
   *
   * @param runtimeApi host and port of the Runtime API
   * @throws UncheckedIOException if it cannot be started
   */
  static FunctionProcess start(
      FunctionConfiguration configuration, String environment, String runtimeApi) {
    Path folder = configuration.folder().resolve(environment).toAbsolutePath();
    Path temporary = folder.resolve("tmp");
    try {
      Files.createDirectories(temporary);
      var builder =
          new ProcessBuilder(command(configuration, temporary))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
      builder.environment().clear();
      builder.environment().putAll(variables(configuration, environment, runtimeApi));
      return new FunctionProcess(builder.start(), temporary);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start the function in " + folder, e);
    }
  }

  private static List<String> command(FunctionConfiguration configuration, Path temporary) {
    Code code = configuration.code();
    List<String> command = new ArrayList<>();
    command.add(code.java().toString());
    command.addAll(code.options());
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-cp");
    command.add(
        code.classPath().stream()
            .map(path -> path.toAbsolutePath().toString())
            .collect(joining(File.pathSeparator)));
    command.add(code.runtime());
    command.add(configuration.handler());
    return command;
  }

  /**
   * The variables that every function has, and its own.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime">Defined
   *     runtime environment variables</a>
   */
  private static Map<String, String> variables(
      FunctionConfiguration configuration, String environment, String runtimeApi) {
    Map<String, String> variables = new TreeMap<>(configuration.environment());
    variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    variables.put("_HANDLER", configuration.handler());
    variables.put("AWS_REGION", configuration.region());
    variables.put("AWS_DEFAULT_REGION", configuration.region());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", configuration.name());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", configuration.qualifier());
    variables.put(
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(configuration.memoryMegabytes()));
    variables.put(
        "AWS_LAMBDA_INITIALIZATION_TYPE", configuration.snapStart() ? "snap-start" : "on-demand");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + configuration.name());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", environment);
    variables.put("LANG", "en_US.UTF-8");
    variables.put("TZ", ":UTC");
    return variables;
  }

  /**
   * Has something done when the process has ended, however it did, and then its temporary files
   * removed.
   *
   * @return complete when that is done
   */
  CompletableFuture<Void> onExit(Runnable then) {
    return process
        .onExit()
        .thenRun(
            () -> {
              then.run();
              deleteTemporary();
            });
  }

  /** Ends the process with SIGKILL, and returns when it has ended. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  private void deleteTemporary() {
    try (Stream<Path> files = Files.walk(temporary)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
