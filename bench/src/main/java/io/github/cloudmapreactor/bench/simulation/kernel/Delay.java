package io.github.cloudmapreactor.bench.simulation.kernel;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long something takes, each time anew. */
@FunctionalInterface
public interface Delay {

  /** The standard normal distribution's 99th percentile. */
  double Z99 = 2.3263;

  /** How long it takes this time. */
  Duration draw(RandomGenerator random);

  /** Always the same. */
  static Delay fixed(Duration duration) {
    return random -> duration;
  }

  /** A log-normal distribution, which network times are close to, by two of its percentiles. */
  static Delay logNormal(Duration median, Duration p99) {
    double sigma = Math.log((double) p99.toNanos() / median.toNanos()) / Z99;
    return random ->
        Duration.ofNanos((long) (median.toNanos() * Math.exp(sigma * random.nextGaussian())));
  }
}
