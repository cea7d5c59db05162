package io.github.cloudmapreactor.cli.usage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which version this is, and which commit it was built from, as the build wrote them down. */
public final class Version implements IVersionProvider {

  private static final String FILE = "version.properties";

  @Override
  public String[] getVersion() {
    Properties built = read();
    return new String[] {
      "reactor %s, commit %s".formatted(built.get("version"), built.get("commit")),
      "Java " + Runtime.version()
    };
  }

  private static Properties read() {
    try (InputStream file = Version.class.getResourceAsStream(FILE)) {
      Properties built = new Properties();
      built.load(Objects.requireNonNull(file, FILE));
      return built;
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }
}
