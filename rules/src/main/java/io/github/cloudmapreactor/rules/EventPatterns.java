package io.github.cloudmapreactor.rules;

import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.NamePattern;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.Policy.StartingTasks;
import io.github.cloudmapreactor.core.TaskStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.MachineComplexityEvaluator;

/**
 * Which "ECS Task State Change" events the function wants to see: those on which {@code decide}
 * would act. Events of other accounts and regions, which a shared bus may carry, stay out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html">Comparison
 *     operators for use in event patterns</a>
 */
public final class EventPatterns {

  /** EventBridge's bound on the length of a pattern. */
  public static final int LONGEST = 2_048;

  /**
   * How many wildcards may meet in a rule. AWS does not say where it draws the line; rules that it
   * took and refused put it between 9 and 12.
   */
  public static final int MOST_WILDCARDS = 9;

  /** More rules than this would crowd the bus, which takes 300. */
  public static final int MOST = 40;

  private static final String LONGEST_REGION = "us-isob-east-99";
  private static final String LONGEST_ARN =
      "arn:aws-iso-b:ecs:" + LONGEST_REGION + ":123456789012:cluster/";

  private final Policy policy;
  private final HealthSource healthSource;

  /** Who finds out that a running task is sick. */
  public enum HealthSource {
    /** The event of a running task is its occasion to be inspected. */
    EVENTS,
    /** The health watch, so that nobody needs to see a running task's events. */
    WATCH
  }

  /** The patterns for these settings. */
  public EventPatterns(Policy policy, HealthSource healthSource) {
    this.policy = policy;
    this.healthSource = healthSource;
  }

  /**
   * The patterns, one for each rule; several where one would be too long for EventBridge.
   *
   * @param account the account whose events to take
   * @param region the region whose events to take
   * @param arnOfClusters how the ARN of a cluster there begins, up to its name
   * @throws UnfitScopeException where no number of rules could hold the scope
   */
  public List<Pattern> in(String account, String region, String arnOfClusters) {
    return parts().stream()
        .map(part -> new Pattern(account, region, detail(part, arnOfClusters)))
        .toList();
  }

  /**
   * What one rule takes: a part of the scope, and of the states that want to be seen, from one
   * alternative to another.
   */
  private record Part(List<String> clusters, List<String> services, int from, int to) {}

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    List<String> services = texts(policy.scope().services());
    int all = alternatives(services).size();
    split(new Part(texts(policy.scope().clusters()), services, 0, all), parts);
    if (parts.size() > MOST) {
      throw new UnfitScopeException(
          "clusters and services take %d rules, but must take at most %d; name fewer, or several at once with *"
              .formatted(parts.size(), MOST));
    }
    return parts;
  }

  /** Why no number of rules could hold the scope; nothing where some can. */
  public Optional<String> fault() {
    try {
      parts();
      return Optional.empty();
    } catch (UnfitScopeException e) {
      return Optional.of(e.getMessage());
    }
  }

  private void split(Part part, List<Part> parts) {
    List<String> clusters = part.clusters();
    List<String> services = part.services();
    if (fits(part)) {
      parts.add(part);
    } else if (clusters.size() > 1 && !isHeavier(services, clusters)) {
      int half = clusters.size() / 2;
      split(new Part(clusters.subList(0, half), services, part.from(), part.to()), parts);
      split(
          new Part(clusters.subList(half, clusters.size()), services, part.from(), part.to()),
          parts);
    } else if (services.size() > 1) {
      int half = services.size() / 2;
      split(new Part(clusters, services.subList(0, half), part.from(), part.to()), parts);
      split(
          new Part(clusters, services.subList(half, services.size()), part.from(), part.to()),
          parts);
    } else if (part.to() - part.from() > 1) {
      int half = (part.from() + part.to()) / 2;
      split(new Part(clusters, services, part.from(), half), parts);
      split(new Part(clusters, services, half, part.to()), parts);
    } else {
      throw new UnfitScopeException(
          "the cluster \"%s\" with the service \"%s\" makes a rule that EventBridge does not take; the names are too long, or have too many *"
              .formatted(clusters.get(0), services.get(0)));
    }
  }

  private boolean fits(Part part) {
    String pattern = new Pattern("1".repeat(12), LONGEST_REGION, detail(part, LONGEST_ARN)).json();
    return pattern.length() <= LONGEST && wildcards(pattern) <= MOST_WILDCARDS;
  }

  /** How many wildcards can meet, as AWS's matcher counts them. */
  private static int wildcards(String pattern) {
    try {
      Machine machine = Machine.builder().build();
      machine.addRule("rule", pattern);
      return machine.evaluateComplexity(new MachineComplexityEvaluator(MOST_WILDCARDS + 1));
    } catch (IOException e) {
      throw new IllegalStateException("AWS's matcher does not take " + pattern, e);
    }
  }

  /** Services' names take more room: they stand beside every state. */
  private boolean isHeavier(List<String> services, List<String> clusters) {
    return services.size() > 1
        && states().size() * String.join(",", services).length()
            > String.join(",", clusters).length();
  }

  private Map<String, Object> detail(Part part, String arnOfClusters) {
    Map<String, Object> detail = new LinkedHashMap<>();
    if (!part.clusters().contains("*")) {
      detail.put(
          "clusterArn",
          part.clusters().stream().map(name -> cluster(name, arnOfClusters)).toList());
    }
    List<Map<String, Object>> alternatives =
        alternatives(part.services()).subList(part.from(), part.to());
    if (alternatives.size() == 1) {
      detail.putAll(alternatives.get(0));
    } else {
      detail.put("$or", alternatives);
    }
    return detail;
  }

  /** Every way in which a service's task can want to be seen: whose it is, times its state. */
  private List<Map<String, Object>> alternatives(List<String> services) {
    List<Map<String, Object>> alternatives = new ArrayList<>();
    for (Map<String, Object> owner : owners(services)) {
      for (Map<String, Object> state : states()) {
        Map<String, Object> alternative = new LinkedHashMap<>(owner);
        alternative.putAll(state);
        alternatives.add(alternative);
      }
    }
    return alternatives;
  }

  /** Either of the fields that tell a service's task can be missing. */
  private static List<Map<String, Object>> owners(List<String> services) {
    List<Object> deployment = List.of(Map.of("prefix", "ecs-svc/"));
    if (services.contains("*")) {
      return List.of(
          Map.of("group", List.of(Map.of("prefix", "service:"))), Map.of("startedBy", deployment));
    }
    Map<String, Object> unnamed = new LinkedHashMap<>();
    unnamed.put("startedBy", deployment);
    unnamed.put(
        "group",
        List.of(Map.of("exists", false), Map.of("anything-but", Map.of("prefix", "service:"))));
    return List.of(
        Map.of("group", services.stream().map(EventPatterns::service).toList()), unnamed);
  }

  private List<Map<String, Object>> states() {
    List<String> unwanted = new ArrayList<>();
    if (policy.startingTasks() == StartingTasks.KEEP) {
      unwanted.addAll(names(TaskStatus.in(TaskStatus.Phase.STARTING)));
    }
    unwanted.addAll(names(TaskStatus.in(TaskStatus.Phase.RUNNING)));
    List<Map<String, Object>> states = new ArrayList<>();
    states.add(Map.of("desiredStatus", List.of(TaskStatus.STOPPED.name())));
    states.add(Map.of("lastStatus", List.of(Map.of("anything-but", unwanted))));
    states.add(Map.of("healthStatus", List.of(Health.UNHEALTHY.name())));
    if (healthSource == HealthSource.EVENTS) {
      Map<String, Object> running = new LinkedHashMap<>();
      running.put("lastStatus", names(TaskStatus.in(TaskStatus.Phase.RUNNING)));
      running.put("healthStatus", List.of(Map.of("exists", false)));
      states.add(running);
    }
    return states;
  }

  /**
   * As cheap for EventBridge as it can be: it refuses rules in which too many wildcards meet. What
   * stands before a cluster's name is the same for all that pass, so the end of the ARN suffices.
   */
  private static Object cluster(String name, String arnOfClusters) {
    int star = name.indexOf('*');
    if (star < 0) {
      return Map.of("suffix", ":cluster/" + name);
    }
    if (star == 0 && name.lastIndexOf('*') == 0) {
      return Map.of("suffix", name.substring(1));
    }
    return startingWith(arnOfClusters, name);
  }

  private static Object service(String name) {
    return name.contains("*") ? startingWith("service:", name) : "service:" + name;
  }

  private static Object startingWith(String prefix, String name) {
    return name.indexOf('*') == name.length() - 1
        ? Map.of("prefix", prefix + name.substring(0, name.length() - 1))
        : Map.of("wildcard", prefix + name);
  }

  /** EventBridge refuses two wildcards in a row, which mean what one does. */
  private static String single(String name) {
    return name.replaceAll("\\*+", "*");
  }

  private static List<String> names(Set<TaskStatus> statuses) {
    return statuses.stream().map(TaskStatus::name).toList();
  }

  private static List<String> texts(List<NamePattern> patterns) {
    return patterns.stream().map(pattern -> single(pattern.text())).toList();
  }
}
