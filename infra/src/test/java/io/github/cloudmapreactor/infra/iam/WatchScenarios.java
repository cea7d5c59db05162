package io.github.cloudmapreactor.infra.iam;

import io.github.cloudmapreactor.infra.replay.Handler;
import io.github.cloudmapreactor.infra.replay.Place;
import io.github.cloudmapreactor.infra.replay.SmallWorld;
import io.github.cloudmapreactor.infra.replay.SmallWorld.FirstTask;
import io.github.cloudmapreactor.lambda.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the watch function meets in small worlds: a tick or two, with a health pass and a sweep. */
final class WatchScenarios {

  private static final String CLUSTERS = "ListClusters ";

  /** What a pass and a sweep ask of AWS in a cluster, whatever they find. */
  private static final String LOOK =
      "ListTasks DescribeTasks ListServices DescribeServices ListInstances ";

  /** What they ask for an UNHEALTHY task that is removed and confirmed. */
  private static final String REMOVAL =
      "DescribeServices ListInstances DeregisterInstance GetOperation ";

  /** And for an instance whose task is gone, of a service that the sweep has read. */
  private static final String ORPHAN = "DescribeTasks DeregisterInstance GetOperation ";

  private static final Place CHINA = new Place("aws-cn", "cn-north-1", "321098765432");
  private static final Instant TICK = Instant.parse("2026-09-14T09:00:00Z");
  private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(5);

  private WatchScenarios() {}

  /** All in which no task is stopped. */
  static List<Scenario> all() {
    return Stream.of(passes(), sweeps(), Stream.of(byName(), byWildcard()))
        .flatMap(scenarios -> scenarios)
        .toList();
  }

  private static Stream<Scenario> passes() {
    SmallWorld sick = SmallWorld.of(Place.ANY, FirstTask.UNHEALTHY, "prod-a");
    return Stream.of(
        scenario(
            "nothing-is-sick",
            SmallWorld.of(Place.ANY, FirstTask.HEALTHY, "well"),
            Map.of(),
            CLUSTERS + LOOK),
        scenario("a-sick-task-is-removed-and-confirmed", sick, Map.of(), CLUSTERS + LOOK + REMOVAL),
        scenario(
            "a-removal-that-nobody-waits-for",
            sick,
            Map.of(Setting.CONFIRMATION, "0s"),
            CLUSTERS + LOOK + "DescribeServices ListInstances DeregisterInstance"),
        scenario(
            "the-floor-holds",
            sick,
            Map.of(Setting.KEEP_AT_LEAST, "3"),
            CLUSTERS + LOOK + "DescribeServices ListInstances"),
        scenario(
            "where-no-floor-needs-the-list-the-undo-is-read-alone",
            sick,
            Map.of(Setting.KEEP_AT_LEAST, "0"),
            CLUSTERS + LOOK + "DescribeServices GetInstance DeregisterInstance GetOperation"),
        scenario(
            "two-clusters-elsewhere",
            SmallWorld.of(CHINA, FirstTask.UNHEALTHY, "prod-a", "prod-b"),
            Map.of(),
            CLUSTERS + LOOK + REMOVAL + LOOK + REMOVAL));
  }

  private static Stream<Scenario> sweeps() {
    return Stream.of(
        scenario(
            "an-instance-of-a-stopped-task-leaves",
            SmallWorld.of(Place.ANY, FirstTask.STOPPED, "prod-a"),
            Map.of(),
            CLUSTERS + LOOK + ORPHAN),
        scenario(
            "an-instance-of-a-task-that-is-missing-twice-leaves",
            SmallWorld.of(Place.ANY, FirstTask.FORGOTTEN, "prod-a"),
            Map.of(),
            CLUSTERS + LOOK + "DescribeTasks",
            CLUSTERS + LOOK + ORPHAN),
        scenario(
            "a-stranded-task-is-reported", stranded(), Map.of(), CLUSTERS + LOOK, CLUSTERS + LOOK));
  }

  private static SmallWorld stranded() {
    return SmallWorld.of(Place.ANY, FirstTask.STRANDED, "prod-a");
  }

  /** Where it is read once more before it is stopped. */
  static Scenario replacement() {
    return scenario(
        "a-stranded-task-is-replaced",
        stranded(),
        Map.of(Setting.STRANDED, "replace"),
        CLUSTERS + LOOK,
        CLUSTERS + LOOK + "DescribeTasks StopTask");
  }

  /** Where all names are known, no list of clusters is asked for. */
  static Scenario byName() {
    return scenario(
        "a-cluster-by-name",
        SmallWorld.of(Place.ANY, FirstTask.UNHEALTHY, "prod-a", "prod-b"),
        Map.of(Setting.CLUSTERS, "prod-a"),
        LOOK + REMOVAL);
  }

  static Scenario byWildcard() {
    return scenario(
        "clusters-by-wildcard",
        SmallWorld.of(Place.ANY, FirstTask.UNHEALTHY, "well", "catalog-a")
            .and(FirstTask.STOPPED, "catalog-b", "prod-a"),
        Map.of(Setting.CLUSTERS, "backoffice,catalog-*"),
        CLUSTERS + LOOK + REMOVAL + LOOK + ORPHAN);
  }

  /** A tick for each of {@code operations}, so far apart that a sweep is due at each. */
  private static Scenario scenario(
      String name, SmallWorld world, Map<Setting, String> settings, String... operations) {
    Map<String, String> environment =
        settings.entrySet().stream()
            .collect(Collectors.toMap(each -> each.getKey().variable(), Map.Entry::getValue));
    return new Scenario(
        Handler.WATCH,
        name,
        world.seed(),
        environment,
        IntStream.range(0, operations.length)
            .mapToObj(i -> tick(TICK.plus(SWEEP_INTERVAL.multipliedBy(i))))
            .toList(),
        Stream.of(operations).flatMap(each -> Stream.of(each.strip().split(" ", -1))).toList());
  }

  private static Scenario.Delivery tick(Instant due) {
    String body =
        """
        {"Records": [{"messageId": "1", "body": "{\\"due\\": \\"%s\\"}"}]}""";
    return new Scenario.Delivery(body.formatted(due), due);
  }
}
