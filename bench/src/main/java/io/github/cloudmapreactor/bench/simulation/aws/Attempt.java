package io.github.cloudmapreactor.bench.simulation.aws;

import java.time.Instant;

/**
 * One attempt of a call, as it is sent: pages and retries are attempts too.
 *
 * @param at when it was sent
 * @param caller who sent it
 * @param operation what it asks for
 */
public record Attempt(Instant at, String caller, ApiOperation operation) {}
