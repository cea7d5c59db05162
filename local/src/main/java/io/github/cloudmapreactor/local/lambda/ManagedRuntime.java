package io.github.cloudmapreactor.local.lambda;

import io.github.cloudmapreactor.local.lambda.FunctionConfiguration.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * AWS's Runtime Interface Client for Java as Lambda's managed runtimes run it, on this JVM's own
 * Java. It needs Linux with glibc, on x86_64 or arm64.
 */
public final class ManagedRuntime {
  /**
   * What the managed runtimes do by default.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html">Customize
   *     Java runtime startup behavior</a>
   */
  static final List<String> OPTIONS =
      List.of("-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String LIBRARY_OPTION =
      "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=";

  private ManagedRuntime() {}

  /**
   * Code that it runs.
   *
   * @param function the function's jar, which comes first on the class path
   * @param runtime a folder with the client's jar and what else Lambda brings
   * @param folder where its native library is put; otherwise every process would write it to the
   *     same place in {@code /tmp}, and two that start at once would spoil it for each other
   * @throws IllegalArgumentException if there is no native library for this machine
   * @throws UncheckedIOException if a jar cannot be read or the library cannot be written
   */
  public static Code of(Path function, Path runtime, Path folder) {
    List<Path> classPath = new ArrayList<>();
    classPath.add(function);
    try (Stream<Path> files = Files.list(runtime)) {
      files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(classPath::add);
      List<String> options = new ArrayList<>(OPTIONS);
      options.add(LIBRARY_OPTION + unpackLibrary(classPath, folder));
      return new Code(java(), options, classPath, MAIN);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare the runtime in " + runtime, e);
    }
  }

  /** The launcher of this JVM. */
  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private static Path unpackLibrary(List<Path> jars, Path folder) throws IOException {
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    String library = "jni/libaws-lambda-jni.linux-%s.so".formatted(architecture);
    Files.createDirectories(folder);
    Path unpacked = folder.toAbsolutePath().resolve("runtime-interface-client.so");
    for (Path jar : jars) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        Optional<ZipEntry> entry = Optional.ofNullable(zip.getEntry(library));
        if (entry.isPresent()) {
          try (InputStream bytes = zip.getInputStream(entry.get())) {
            Files.copy(bytes, unpacked, StandardCopyOption.REPLACE_EXISTING);
            return unpacked;
          }
        }
      }
    }
    throw new IllegalArgumentException("None of %s has %s".formatted(jars, library));
  }
}
