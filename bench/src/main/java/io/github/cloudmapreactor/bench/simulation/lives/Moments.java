package io.github.cloudmapreactor.bench.simulation.lives;

import java.time.Duration;
import java.util.Optional;

/**
 * The moments of a life from which on its task is more or less fit, each counted from the first of
 * them.
 *
 * @param sick when it turns UNHEALTHY
 * @param recovered when it is HEALTHY again
 * @param stopping when ECS first says that it is to stop
 * @param sigterm when its containers are told to end; absent where nobody tells them
 * @param dead when its containers have ended
 */
public record Moments(
    Optional<Duration> sick,
    Optional<Duration> recovered,
    Optional<Duration> stopping,
    Optional<Duration> sigterm,
    Optional<Duration> dead) {}
