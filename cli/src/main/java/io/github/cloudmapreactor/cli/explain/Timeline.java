package io.github.cloudmapreactor.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.cli.input.LogFile;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** What the functions logged about a subject, out of exported logs. */
final class Timeline {

  /** How many of the latest are kept. */
  private static final int KEPT = 1_000;

  private final Deque<LogEntry> entries = new ArrayDeque<>();
  private long left;

  private Timeline() {}

  /**
   * What these logs say of it.
   *
   * @param files their names, or {@code -} for {@code standard}
   * @throws io.github.cloudmapreactor.cli.usage.UsageException if one cannot be read
   */
  static Timeline of(Subject subject, List<String> files, InputStream standard) {
    Timeline timeline = new Timeline();
    String name = name(subject);
    for (String file : files) {
      LogFile.read(
          file, standard, line -> line.contains(name), line -> timeline.add(line, subject));
    }
    return timeline;
  }

  private static String name(Subject subject) {
    if (subject instanceof Subject.Task task) {
      return task.id();
    }
    return subject instanceof Subject.CloudMap cloudMap
        ? cloudMap.id()
        : ((Subject.Service) subject).name();
  }

  private void add(JsonNode line, Subject subject) {
    LogEntry entry = new LogEntry(line);
    boolean ofIt = !(subject instanceof Subject.Service service) || entry.isOf(service);
    if (!ofIt || !entry.isOfATask()) {
      return;
    }
    entries.add(entry);
    if (entries.size() > KEPT) {
      entries.remove();
      left++;
    }
  }

  /** The latest of them, in order of time. */
  List<LogEntry> entries() {
    return entries.stream().sorted(Comparator.comparing(LogEntry::time)).toList();
  }

  /** How many before them are not kept. */
  long left() {
    return left;
  }

  /**
   * What puts back the latest removal; empty where none was logged, or it was no reversible one.
   */
  List<String> undo() {
    List<LogEntry> all = entries();
    return all.isEmpty()
        ? List.of()
        : all.stream()
            .filter(entry -> !entry.undo().isEmpty())
            .reduce((one, two) -> two)
            .map(LogEntry::undo)
            .orElse(List.of());
  }
}
