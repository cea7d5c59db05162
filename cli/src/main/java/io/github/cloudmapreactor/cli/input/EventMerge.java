package io.github.cloudmapreactor.cli.input;

import io.github.cloudmapreactor.cli.usage.UsageException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The events of several files in the order in which the tasks changed: CloudWatch Logs exports each
 * log stream to files of its own, and EventBridge writes to several streams at a time. Within a
 * file events keep their order.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/S3Export.html">exporting
 *     log data to Amazon S3</a>
 */
public final class EventMerge implements EventSource {

  /** All files are open at a time. */
  private static final int MOST_FILES = 500;

  private static final Comparator<Head> BY_TIME =
      Comparator.comparing((Head head) -> head.event().changedAt().orElse(Instant.MIN))
          .thenComparing(Head::place);

  private final List<EventInput> inputs = new ArrayList<>();
  private final PriorityQueue<Head> heads = new PriorityQueue<>(BY_TIME);
  private int number;

  private EventMerge() {}

  /** The next event of a file. */
  private record Head(Event event, int place) {}

  /**
   * Opens all event files in a folder and below it.
   *
   * @throws UsageException if there are too many, or one of them cannot be read
   */
  public static EventMerge folder(Path folder) {
    List<Path> files = EventFiles.below(folder);
    UsageException.refuse(
        files.size() > MOST_FILES,
        ("%s: there are %d files below it, and at most %d can be merged; join them first:"
                + " find %s -name '*.gz' -exec zcat {} + | sort > events.log")
            .formatted(folder, files.size(), MOST_FILES, folder));
    EventMerge merge = new EventMerge();
    try {
      files.forEach(merge::add);
      return merge;
    } catch (UsageException e) {
      merge.close();
      throw e;
    }
  }

  private void add(Path file) {
    inputs.add(EventInput.file(file));
    advance(inputs.size() - 1);
  }

  @Override
  public Optional<Event> next() {
    Optional<Head> next = Optional.ofNullable(heads.poll());
    next.ifPresent(
        head -> {
          number++;
          advance(head.place());
        });
    return next.map(Head::event);
  }

  private void advance(int place) {
    inputs.get(place).next().ifPresent(event -> heads.add(new Head(event, place)));
  }

  @Override
  public int count() {
    return number;
  }

  @Override
  public void close() {
    inputs.forEach(EventInput::close);
  }
}
