package io.github.cloudmapreactor.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import software.amazon.awscdk.services.lambda.Code;

/** The functions' code, which this jar carries with it. */
final class FunctionJar {

  private static final String NAME = "function.jar";

  private FunctionJar() {}

  /** The code as an asset: the same bytes give the same hash. */
  static Code asset() {
    return Code.fromAsset(file().toString());
  }

  /**
   * The jar as a file, which is gone when this process ends.
   *
   * @throws IllegalStateException where this jar was built without it
   */
  static Path file() {
    try (InputStream jar = FunctionJar.class.getResourceAsStream(NAME)) {
      if (jar == null) {
        throw new IllegalStateException(
            "the function's jar is not built in; run `mvn package -pl infra -am -DskipTests`, or give the prop code");
      }
      Path folder = Files.createTempDirectory("cloud-map-reactor");
      Path file = folder.resolve(NAME);
      Files.copy(jar, file, StandardCopyOption.REPLACE_EXISTING);
      // In the reverse order of this: the file, and then the folder, which is empty by then.
      folder.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("unpacking the function's jar", e);
    }
  }
}
