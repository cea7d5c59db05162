package io.github.cloudmapreactor.cli.input;

import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.local.Seed;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Reads what a stand-in begins with. */
public final class SeedFile {

  private SeedFile() {}

  /**
   * Reads a file.
   *
   * @throws UsageException naming the file and the place that is wrong
   */
  public static Seed read(Path file) {
    try {
      return Seed.read(file);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw new UsageException("%s: it cannot be read (%s)".formatted(file, e.getCause()), e);
    }
  }
}
