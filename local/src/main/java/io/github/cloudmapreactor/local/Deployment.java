package io.github.cloudmapreactor.local;

import io.github.cloudmapreactor.local.lambda.Invocable;
import java.util.Map;
import java.util.Optional;

/** What a deployment leaves in an account beside queues: functions, mappings and rules. */
public final class Deployment {
  private final World world;

  Deployment(World world) {
    this.world = world;
  }

  /** Adds a function, or replaces the one of that name. */
  public void put(Function function) {
    world.lambda().put(function);
  }

  /** Adds a mapping of a function that is there, or replaces the one of that id. */
  public void put(Mapping mapping) {
    world.lambda().put(mapping);
  }

  /** Adds a rule, or replaces the one of that name. */
  public void put(Rule rule) {
    synchronized (world) {
      world.events().put(rule);
    }
  }

  /** Gives a function's role a right, on everything. */
  public void grant(String function, String action) {
    synchronized (world) {
      world.iam().grant(world.arns().roleOf(function), action);
    }
  }

  /** Deletes a function. */
  public void removeFunction(String name) {
    world.lambda().removeFunction(name);
  }

  /** Deletes a mapping. */
  public void removeMapping(String uuid) {
    world.lambda().removeMapping(uuid);
  }

  /** Deletes a rule. */
  public void removeRule(String name) {
    synchronized (world) {
      world.events().remove(name);
    }
  }

  /**
   * A Lambda function.
   *
   * @param handler the class that Lambda calls
   * @param alias the only name beside {@code $LATEST} by which it can be asked for
   * @param environment its variables
   * @param code what an invocation does
   */
  public record Function(
      String name, String handler, String alias, Map<String, String> environment, Invocable code) {
    /** Copies the variables. */
    public Function {
      environment = Map.copyOf(environment);
    }
  }

  /**
   * An event source mapping from a queue to a function's alias.
   *
   * @param state Enabled, Disabled or what lies between
   */
  public record Mapping(String uuid, String function, String queue, String state) {}

  /**
   * An EventBridge rule with its one target.
   *
   * @param bus the name of its event bus
   * @param state ENABLED or DISABLED
   * @param pattern the events that it takes; nothing for one on a schedule
   * @param target the target's ARN; nothing where it has lost it
   * @param deadLetters the ARN of the queue for what the target would not take
   */
  public record Rule(
      String name,
      String bus,
      String state,
      String description,
      Optional<String> pattern,
      Optional<String> target,
      Optional<String> deadLetters) {

    /** The same rule in another state. */
    public Rule in(String newState) {
      return new Rule(name, bus, newState, description, pattern, target, deadLetters);
    }

    /** The same rule, edited by somebody. */
    public Rule taking(String newPattern) {
      return new Rule(name, bus, state, description, Optional.of(newPattern), target, deadLetters);
    }

    /** The same rule with another target, or with none. */
    public Rule sendingTo(Optional<String> newTarget) {
      return new Rule(name, bus, state, description, pattern, newTarget, deadLetters);
    }
  }
}
