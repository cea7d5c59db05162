package io.github.cloudmapreactor.cli.input;

import io.github.cloudmapreactor.cli.usage.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells files that hold events by their names. */
public final class EventFiles {

  private static final Set<String> ENDINGS = Set.of("json", "jsonl", "ndjson", "log", "gz");

  private EventFiles() {}

  /**
   * Those in a folder, by name.
   *
   * @throws UsageException if it cannot be read
   */
  public static List<Path> in(Path folder) {
    return sorted(folder, 1);
  }

  /**
   * Those in a folder and in all folders below it, by path. Links are not followed.
   *
   * @throws UsageException if one of the folders cannot be read
   */
  public static List<Path> below(Path folder) {
    return sorted(folder, Integer.MAX_VALUE);
  }

  private static List<Path> sorted(Path folder, int depth) {
    try (Stream<Path> files = Files.walk(start(folder), depth)) {
      return files.filter(EventFiles::holdsEvents).sorted().toList();
    } catch (IOException e) {
      throw new UsageException("%s: it cannot be read (%s)".formatted(folder, e), e);
    } catch (UncheckedIOException e) {
      throw new UsageException("%s: it cannot be read (%s)".formatted(folder, e.getCause()), e);
    }
  }

  /** A walk does not even follow the link that it begins with. */
  private static Path start(Path folder) throws IOException {
    return Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
  }

  private static boolean holdsEvents(Path file) {
    String name = String.valueOf(file.getFileName());
    return Files.isRegularFile(file)
        && !name.startsWith(".")
        && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
