package io.github.cloudmapreactor.bench.simulation.world;

import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;

/**
 * An account in a region, with its ECS and its Cloud Map.
 *
 * @param home where it lies
 * @param ecs its ECS
 * @param cloudMap its Cloud Map
 */
public record World(Home home, Ecs ecs, CloudMap cloudMap) {

  /** A world with nothing in it, whose parts behave like this. */
  public static World empty(Simulation simulation, EcsTraits ecs, MapTraits cloudMap) {
    CloudMap map = new CloudMap(simulation, cloudMap);
    return new World(Home.DEFAULT, new Ecs(simulation, Home.DEFAULT, ecs, map), map);
  }

  /** A world with nothing in it, whose parts behave as assumed. */
  public static World empty(Simulation simulation) {
    return empty(simulation, EcsTraits.DEFAULT, MapTraits.DEFAULT);
  }
}
