package io.github.cloudmapreactor.bench.simulation.lives;

import io.github.cloudmapreactor.bench.simulation.world.ServiceSpec;

/**
 * The service in which a life is played, as its scenario has it: the floor depends on it.
 *
 * @param spec what the service is made with
 * @param companions how many tasks are registered beside the one that is looked at
 */
public record Stage(ServiceSpec spec, int companions) {}
