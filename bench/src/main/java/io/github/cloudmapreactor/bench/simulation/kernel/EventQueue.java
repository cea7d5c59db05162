package io.github.cloudmapreactor.bench.simulation.kernel;

import io.github.cloudmapreactor.bench.simulation.kernel.Event.Happening;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.PriorityQueue;

/** The event queue, and the clock that goes from one event to the next. */
final class EventQueue implements InstantSource {

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Instant begin;
  private long sequence;
  private long now;
  private long end;

  EventQueue(Instant begin) {
    this.begin = begin;
  }

  @Override
  public Instant instant() {
    return begin.plusNanos(now);
  }

  /** Lets something happen at {@code time}; what lies in the past happens now. */
  void add(Instant time, Happening happening) {
    add(begin.until(time, java.time.temporal.ChronoUnit.NANOS), happening);
  }

  /** Lets something happen after {@code nanos}. */
  void addAfter(long nanos, Happening happening) {
    add(now + nanos, happening);
  }

  private void add(long at, Happening happening) {
    events.add(new Event(Math.max(at, now), sequence++, happening));
  }

  /** Sets the moment after which nothing happens for now. */
  void setEnd(Instant time) {
    end = begin.until(time, java.time.temporal.ChronoUnit.NANOS);
  }

  /** Takes the next event and moves the clock to it, or to the end where there is none. */
  Optional<Event> next() {
    Event head = events.peek();
    if (head == null || head.nanos() > end) {
      now = Math.max(now, end);
      return Optional.empty();
    }
    now = head.nanos();
    return Optional.ofNullable(events.poll());
  }
}
