package io.github.cloudmapreactor.bench.simulation.aws;

/** The retry modes of the SDK that are worth comparing. */
public enum Retrying {
  /** As the product has it. */
  STANDARD,

  /** Slows all attempts of a client down when one is throttled. */
  ADAPTIVE_V2
}
