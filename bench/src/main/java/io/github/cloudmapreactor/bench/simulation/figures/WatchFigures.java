package io.github.cloudmapreactor.bench.simulation.figures;

import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation.Service;
import io.github.cloudmapreactor.bench.simulation.aws.Attempts;
import io.github.cloudmapreactor.bench.simulation.reactor.Pass;
import io.github.cloudmapreactor.bench.simulation.reactor.ReactorDeployment;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a simulation of the health watch showed.
 *
 * @param plan the fleet
 * @param sick how many tasks turned UNHEALTHY
 * @param exposures those of them that were taken out
 * @param passes its passes
 * @param attempts everybody's attempts
 */
public record WatchFigures(
    FleetPlan plan, int sick, List<Exposure> exposures, List<Pass> passes, Attempts attempts) {

  /** The longest that a task got traffic although it was UNHEALTHY. */
  public Duration longestExposure() {
    return exposures.stream().map(Exposure::time).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** The median of the times for which tasks got traffic although they were UNHEALTHY. */
  public Duration medianExposure() {
    List<Duration> times = exposures.stream().map(Exposure::time).sorted().toList();
    return times.isEmpty() ? Duration.ZERO : times.get(times.size() / 2);
  }

  /** The longest from the start of a pass to the start of the next: the interval, or stretched. */
  public Duration longestInterval() {
    return IntStream.range(1, passes.size())
        .mapToObj(i -> Duration.between(passes.get(i - 1).begun(), passes.get(i).begun()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** The longest that a pass took. */
  public Duration longestPass() {
    return passes.stream().map(Pass::took).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** The most attempts that the watch made to a service in any second. */
  public int mostInASecond(Service service) {
    return attempts.by(ReactorDeployment.WATCH).to(service).mostInASecond();
  }

  /** The calls of each pass. */
  public List<PassCalls> calls() {
    return passes.stream().map(pass -> PassCalls.of(pass, attempts)).toList();
  }
}
