package io.github.cloudmapreactor.bench.simulation.lives;

import io.github.cloudmapreactor.bench.simulation.world.ServiceSpec;

/**
 * The service in which a life is played, as its scenario has it: the floor depends on it.
 *
 * @param spec what the service is made with
 * @param companions how many tasks are registered beside the one that is looked at; where it is in
 *     several Cloud Map services, in the one with the fewest
 */
public record Stage(ServiceSpec spec, int companions) {}
