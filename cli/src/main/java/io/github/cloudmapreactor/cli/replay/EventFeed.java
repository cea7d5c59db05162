package io.github.cloudmapreactor.cli.replay;

import io.github.cloudmapreactor.cli.input.Event;
import io.github.cloudmapreactor.cli.input.EventInput;
import io.github.cloudmapreactor.cli.input.EventSource;
import io.github.cloudmapreactor.cli.usage.UsageException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The events of a scenario, out of one input after the other. */
final class EventFeed implements AutoCloseable {

  private final Iterator<Scenario.Input> inputs;
  private final InputStream standardInput;
  private Optional<Opened> opened = Optional.empty();

  EventFeed(List<Scenario.Input> inputs, InputStream standardInput) {
    this.inputs = inputs.iterator();
    this.standardInput = standardInput;
  }

  /** An event and the input that it came from. */
  record Item(Scenario.Input input, Event event) {}

  private record Opened(Scenario.Input input, EventSource events) {}

  /**
   * The next event, as long as there is one.
   *
   * @throws UsageException if an input is not JSON, or holds more or less than the one event whose
   *     end is compared
   */
  Optional<Item> next() {
    while (opened.isPresent() || inputs.hasNext()) {
      Opened current = opened.orElseGet(this::open);
      Optional<Event> event = current.events().next();
      requireOne(current);
      if (event.isPresent()) {
        return event.map(each -> new Item(current.input(), each));
      }
      close();
    }
    return Optional.empty();
  }

  private Opened open() {
    Scenario.Input input = inputs.next();
    Opened opening =
        new Opened(
            input,
            input
                .file()
                .map(EventSource::of)
                .orElseGet(() -> EventInput.stream(input.name(), standardInput)));
    opened = Optional.of(opening);
    return opening;
  }

  private static void requireOne(Opened current) {
    if (current.input().expected().isPresent() && current.events().count() != 1) {
      throw new UsageException(
          "%s: expected exactly one event; each event of a scenario is a file of its own"
              .formatted(current.input().file().orElseThrow()));
    }
  }

  @Override
  public void close() {
    opened.ifPresent(current -> current.events().close());
    opened = Optional.empty();
  }
}
