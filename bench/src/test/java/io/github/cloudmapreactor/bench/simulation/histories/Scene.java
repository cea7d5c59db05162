package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.bench.simulation.world.World;

/**
 * Where a history takes place, for those who make it happen and those who judge it.
 *
 * @param simulation time
 * @param world ECS and Cloud Map
 * @param circumstances what stays the same
 * @param fleet the services
 * @param others the instances of others
 * @param truth what was true of each task
 * @param chronicle what is noted
 */
record Scene(
    Simulation simulation,
    World world,
    Circumstances circumstances,
    SmallWorld fleet,
    Others others,
    Truth truth,
    Chronicle chronicle) {}
