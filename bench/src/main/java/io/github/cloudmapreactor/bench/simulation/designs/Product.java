package io.github.cloudmapreactor.bench.simulation.designs;

import io.github.cloudmapreactor.bench.simulation.Testbed;
import io.github.cloudmapreactor.bench.simulation.assumptions.DesignAssumptions;
import io.github.cloudmapreactor.bench.simulation.messaging.EventBus;
import io.github.cloudmapreactor.bench.simulation.reactor.FunctionCounts;
import io.github.cloudmapreactor.bench.simulation.reactor.Interception;
import io.github.cloudmapreactor.bench.simulation.reactor.ReactorDeployment;
import io.github.cloudmapreactor.bench.simulation.reactor.Stack;
import io.github.cloudmapreactor.bench.simulation.reactor.Stack.Extent;
import java.time.Duration;
import java.util.Map;

/** This product. */
final class Product implements Deployed {

  private final ReactorDeployment deployment;

  Product(Testbed testbed, Extent extent, Map<String, String> environment) {
    this.deployment =
        new ReactorDeployment(
            testbed.simulation(),
            testbed.world(),
            testbed.api(),
            Stack.DEFAULT
                .withEnvironment(environment)
                .withExtent(extent)
                .withBus(EventBus.Traits.DEFAULT.withLost(DesignAssumptions.LOST_EVENTS)),
            Interception.NONE);
  }

  @Override
  public Usage usage() {
    long ticks = invocations(ReactorDeployment.WATCH);
    return new Usage(
        deployment.bus().matched() + ticks,
        invocations(ReactorDeployment.EVENTS),
        ticks,
        deployment.functions().stream()
            .map(FunctionCounts::running)
            .reduce(Duration.ZERO, Duration::plus));
  }

  private long invocations(String function) {
    return deployment.functions().stream()
        .filter(each -> each.name().equals(function))
        .mapToLong(FunctionCounts::invocations)
        .sum();
  }
}
