package io.github.cloudmapreactor.bench.simulation.reactor;

/** Stands between the product and its ports: to watch what it does, or to have it do wrong. */
@FunctionalInterface
public interface Interception {

  /** Nobody stands there. */
  Interception NONE = (function, ports) -> ports;

  /**
   * What a new execution environment has for its ports.
   *
   * @param function whose environment it is, by its name
   * @param ports what it would have
   */
  Ports between(String function, Ports ports);
}
