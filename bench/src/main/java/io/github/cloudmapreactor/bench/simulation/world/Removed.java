package io.github.cloudmapreactor.bench.simulation.world;

import java.time.Instant;

/**
 * An instance that left Cloud Map.
 *
 * @param service the id of the Cloud Map service
 * @param instance the id of the instance
 * @param by who asked for it
 * @param at when it was gone
 */
public record Removed(String service, String instance, String by, Instant at) {}
