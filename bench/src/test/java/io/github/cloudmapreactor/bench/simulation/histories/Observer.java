package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.bench.simulation.reactor.Interception;
import io.github.cloudmapreactor.bench.simulation.reactor.Ports;
import io.github.cloudmapreactor.bench.simulation.reactor.ReactorDeployment;
import io.github.cloudmapreactor.core.TaskRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Watches each call of the product, and collects what speaks against the properties. */
final class Observer implements Interception {

  private final Scene scene;
  private final Map<String, Property> properties;
  private final List<Violation> violations = new ArrayList<>();
  private final Environments environments;

  /** Watches over these properties, by name. */
  Observer(Scene scene, Environments environments, Map<String, Property> properties) {
    this.scene = scene;
    this.environments = environments;
    this.properties = properties;
  }

  /**
   * Something that speaks against a property.
   *
   * @param property which
   * @param sentence what it is
   */
  record Violation(String property, String sentence) {

    @Override
    public String toString() {
      return property + ": " + sentence;
    }
  }

  @Override
  public Ports between(String function, Ports ports) {
    Environment by = environments.make(function, function.equals(ReactorDeployment.WATCH));
    scene.chronicle().note(() -> "a new environment, " + by);
    return new Ports(
        new WatchedFleet(ports.fleet(), by),
        ports.tasks(),
        ports.lookup(),
        new WatchedRegistry(ports.registry(), by, this, scene),
        (task, reason) -> stop(by, task, reason, ports));
  }

  private void stop(Environment by, TaskRef task, String reason, Ports ports) {
    scene.chronicle().note(() -> by + " StopTask " + Words.of(task));
    check(property -> property.stopping(by, task));
    ports.stopper().stop(task, reason);
  }

  /** Asks each property what it has to say. */
  void check(Function<Property, Optional<String>> question) {
    checkAll(property -> question.apply(property).stream());
  }

  /** Asks each property what it has to say of the end. */
  void checkAtRest() {
    checkAll(Property::atRest);
  }

  private void checkAll(Function<Property, Stream<String>> question) {
    properties.forEach(
        (name, property) ->
            question.apply(property).forEach(sentence -> add(new Violation(name, sentence))));
  }

  /** Takes what speaks against a property. */
  void add(Violation violation) {
    scene.chronicle().note(() -> "VIOLATION " + violation);
    violations.add(
        new Violation(
            violation.property(), scene.chronicle().stamp().strip() + " " + violation.sentence()));
  }

  /** What speaks against the properties so far. */
  List<Violation> violations() {
    return List.copyOf(violations);
  }
}
