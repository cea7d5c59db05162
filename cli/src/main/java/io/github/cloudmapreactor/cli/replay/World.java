package io.github.cloudmapreactor.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.cli.input.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** A function, and the ECS and Cloud Map that it works on. */
interface World extends AutoCloseable {

  /** What a simulated clock shows while no event has told the time. */
  Instant UNTOLD = Instant.EPOCH;

  /**
   * Delivers an event.
   *
   * @param deliveredAfter from the task's change to the event's arrival, where the clock can be set
   */
  Delivery deliver(Event event, Duration deliveredAfter);

  /** The instances in every Cloud Map service at this moment, where that is known. */
  Optional<SortedMap<String, SortedSet<String>>> registry();

  @Override
  void close();

  /**
   * What came of a delivery.
   *
   * @param at when the event arrived, on the function's clock
   * @param answer what the function said; missing where it was not asked
   * @param error why the event failed; empty where it did not
   * @param calls the AWS calls that it cost, in order
   * @param took how long it took on the wall clock
   */
  record Delivery(Instant at, JsonNode answer, String error, List<String> calls, Duration took) {}
}
