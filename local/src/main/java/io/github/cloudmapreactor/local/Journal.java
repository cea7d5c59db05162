package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Keeps every call in the order of arrival, those that failed included; safe to read from any
 * thread.
 */
public final class Journal {
  private final List<Entry> entries = new ArrayList<>();
  private final BiConsumer<Call, Optional<JsonNode>> onAnswer;

  Journal() {
    this((call, answer) -> {});
  }

  /** Also shows each finished call, with the answer as it was before any scripted damage. */
  Journal(BiConsumer<Call, Optional<JsonNode>> onAnswer) {
    this.onAnswer = onAnswer;
  }

  /** Returns all calls so far. One that is still under way has status 0. */
  public synchronized List<Call> calls() {
    return since(0);
  }

  /** Returns how many calls have arrived; serves as the mark for {@link #since}. */
  public synchronized int size() {
    return entries.size();
  }

  /** Returns the calls that arrived after the journal had the given size. */
  public synchronized List<Call> since(int mark) {
    return entries.subList(Math.min(mark, entries.size()), entries.size()).stream()
        .map(entry -> entry.call)
        .toList();
  }

  /** Forgets all calls. */
  public synchronized void clear() {
    entries.clear();
  }

  /** Notes the arrival of a call, which keeps its place whenever it is answered. */
  synchronized Entry arrived(Call call) {
    var entry = new Entry(call);
    entries.add(entry);
    return entry;
  }

  /**
   * Notes what a call was answered; called before the bytes leave, so that a client finds it here.
   */
  void answered(Entry entry, int status, String error, Optional<JsonNode> answer) {
    Call finished;
    synchronized (this) {
      finished = entry.call.answered(status, error);
      entry.call = finished;
    }
    onAnswer.accept(finished, answer);
  }

  /** A call's place in the journal. */
  static final class Entry {
    private Call call;

    private Entry(Call call) {
      this.call = call;
    }
  }
}
