package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.bench.simulation.world.Deployment;
import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.ServiceSpec;
import io.github.cloudmapreactor.bench.simulation.world.ServiceSpec.Discovery;
import io.github.cloudmapreactor.bench.simulation.world.World;
import io.github.cloudmapreactor.core.CloudMapService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A few clusters with a few services each, in and out of scope, some with names in common. */
final class SmallWorld {

  /** What clusters and services in scope are called. */
  static final String CLUSTER = "prod-";

  static final String CLUSTERS = "prod-1,prod-2,prod-3";
  static final String SERVICE = "svc-";

  private static final Map<String, String> OPT_OUT = Map.of("cloud-map-reactor", "ignore");

  private final World world;
  private final Dice dice;
  private final List<EcsService> inScope = new ArrayList<>();
  private final List<EcsService> outOfScope = new ArrayList<>();

  private SmallWorld(World world, Dice dice) {
    this.world = world;
    this.dice = dice;
  }

  /** Makes clusters and services, without tasks. */
  static SmallWorld make(World world, Dice dice) {
    SmallWorld made = new SmallWorld(world, dice);
    Stream.of(CLUSTERS.split(",", -1)).forEach(world.ecs()::addCluster);
    int clusters = dice.between(1, 3);
    int services = dice.between(1, 5);
    for (int i = 1; i <= services; i++) {
      made.inScope.add(made.add(CLUSTER + dice.between(1, clusters), SERVICE + i));
    }
    if (dice.happens(0.4)) {
      made.outOfScope.add(made.add(CLUSTER + "1", "other-1"));
    }
    if (dice.happens(0.4)) {
      made.outOfScope.add(made.add("dev-1", SERVICE + "1"));
    }
    made.outOfScope.forEach(made::share);
    made.inScope.stream().skip(1).filter(each -> dice.happens(0.25)).forEach(made::share);
    return made;
  }

  private EcsService add(String cluster, String name) {
    return world
        .ecs()
        .addService(
            cluster,
            name,
            new ServiceSpec(
                dice.oneOf(Discovery.values()),
                dice.oneOf(1, 1, 2),
                dice.between(1, 6),
                dice.happens(0.1) ? OPT_OUT : Map.of(),
                Duration.ofSeconds(dice.oneOf(0, 0, 60, 180))));
  }

  /** A service also registers where the first one does. */
  private void share(EcsService service) {
    Deployment own = service.primary();
    List<CloudMapService> common = inScope.get(0).primary().cloudMapServices();
    service.setDeployments(
        List.of(
            new Deployment(
                own.id(),
                Stream.concat(own.cloudMapServices().stream(), common.stream()).distinct().toList(),
                false)));
  }

  /** The services that are the product's business, but for those that have opted out. */
  List<EcsService> inScope() {
    return List.copyOf(inScope);
  }

  /** All services. */
  List<EcsService> services() {
    return Stream.of(inScope, outOfScope).flatMap(List::stream).toList();
  }

  /** Whether a service's tasks may be removed. */
  boolean isOurs(EcsService service) {
    return inScope.contains(service) && !service.spec().tags().equals(OPT_OUT);
  }
}
