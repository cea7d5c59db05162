package io.github.cloudmapreactor.cli.input;

import io.github.cloudmapreactor.cli.usage.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where events come from, one by one, so that there may be any number of them. */
public interface EventSource extends AutoCloseable {

  /**
   * The events of a file, or of all files in a folder and below it in the order of time.
   *
   * @throws UsageException if it cannot be read
   */
  static EventSource of(Path path) {
    return Files.isDirectory(path) ? EventMerge.folder(path) : EventInput.file(path);
  }

  /**
   * The next event, as long as there is one.
   *
   * @throws UsageException if what comes is not JSON or cannot be read
   */
  Optional<Event> next();

  /** How many events have come so far. */
  int count();

  @Override
  void close();
}
