package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SeedTest {
  private static final String ACCOUNT = "\"account\": \"210987654321\", \"region\": \"eu-west-1\"";

  @Test
  void fillsInWhatIsLeftOut() {
    Seed seed =
        parse(
            """
            "cloudMapServices": [ { "id": "srv-orders" }, { "id": "legacy" } ],
            "clusters": [ { "name": "prod", "services": [ { "name": "orders", "deployments": [ { "id": "ecs-svc/1" } ] } ],
                            "tasks": [ { "id": "task-1" } ] } ],
            "queues": [ "dead-letters" ]
            """);

    assertThat(seed.partition()).isEqualTo("aws");
    assertThat(seed.cloudMapServices())
        .containsExactly(
            new Seed.CloudMapService(
                "srv-orders", "orders", "local", "210987654321", false, List.of()),
            new Seed.CloudMapService(
                "legacy", "legacy", "local", "210987654321", false, List.of()));
    Seed.Cluster cluster = seed.clusters().get(0);
    assertThat(cluster.services())
        .containsExactly(
            Seed.Service.active(
                "orders",
                1,
                Map.of(),
                List.of(new Seed.Deployment("ecs-svc/1", "PRIMARY", "COMPLETED", List.of()))));
    assertThat(cluster.tasks())
        .containsExactly(
            new SeedTask(
                "task-1",
                null,
                null,
                null,
                "FARGATE",
                new SeedTask.State("RUNNING", "RUNNING", "UNKNOWN", 1, null, null, null, null),
                List.of()));
    assertThat(seed.queues())
        .containsExactly(new Seed.Queue("dead-letters", Duration.ofSeconds(30), null, 0));
  }

  @Test
  void readsWhatStandsThere() {
    Seed seed =
        parse(
            """
            "partition": "aws-cn",
            "cloudMapServices": [
              { "id": "srv-orders", "name": "shop", "namespace": "prod", "account": "999988887777", "customHealthCheck": true,
                "instances": [ { "id": "task-1", "attributes": { "AWS_INSTANCE_PORT": "8080" } } ] } ],
            "clusters": [
              { "name": "prod",
                "services": [
                  { "name": "orders", "status": "DRAINING", "desiredCount": 7, "healthCheckGracePeriodSeconds": 90,
                    "tags": { "team": "" }, "serviceRegistries": ["srv-orders"],
                    "deployments": [ { "id": "ecs-svc/1", "status": "ACTIVE", "rolloutState": "IN_PROGRESS", "serviceConnect": ["srv-orders"] } ],
                    "taskSets": [ { "id": "ecs-svc/2", "serviceRegistries": ["srv-orders"] } ] } ],
                "tasks": [
                  { "id": "task-1", "service": "orders", "deployment": "ecs-svc/1", "family": "shop", "launchType": "EC2",
                    "lastStatus": "HIBERNATING", "desiredStatus": "STOPPED", "healthStatus": "UNHEALTHY", "version": 4,
                    "createdAt": "2026-09-14T08:00:01Z", "startedAt": "2026-09-14T08:00:02Z", "stoppedAt": "2026-09-14T08:00:03Z",
                    "stopCode": "SpotInterruption",
                    "changes": [ { "at": "2026-09-14T09:00:00Z", "version": 5, "stopCode": "UserInitiated" } ] } ] } ],
            "queues": [ { "name": "events", "visibilityTimeoutSeconds": 9, "deadLetterQueue": "dead", "maxReceiveCount": 4 }, "dead" ]
            """);

    assertThat(seed.partition()).isEqualTo("aws-cn");
    assertThat(seed.cloudMapServices())
        .containsExactly(
            new Seed.CloudMapService(
                "srv-orders",
                "shop",
                "prod",
                "999988887777",
                true,
                List.of(new Seed.Instance("task-1", Map.of("AWS_INSTANCE_PORT", "8080")))));
    assertThat(seed.clusters().get(0).services())
        .containsExactly(
            new Seed.Service(
                "orders",
                "DRAINING",
                7,
                Duration.ofSeconds(90),
                Map.of("team", ""),
                List.of(
                    new Seed.Deployment(
                        "ecs-svc/1", "ACTIVE", "IN_PROGRESS", List.of("srv-orders"))),
                List.of("srv-orders"),
                List.of(new Seed.TaskSet("ecs-svc/2", List.of("srv-orders")))));
    assertThat(seed.clusters().get(0).tasks())
        .containsExactly(
            new SeedTask(
                "task-1",
                "orders",
                "ecs-svc/1",
                "shop",
                "EC2",
                new SeedTask.State(
                    "HIBERNATING",
                    "STOPPED",
                    "UNHEALTHY",
                    4,
                    Instant.parse("2026-09-14T08:00:01Z"),
                    Instant.parse("2026-09-14T08:00:02Z"),
                    Instant.parse("2026-09-14T08:00:03Z"),
                    "SpotInterruption"),
                List.of(
                    new SeedTask.Change(
                        Instant.parse("2026-09-14T09:00:00Z"),
                        null,
                        null,
                        null,
                        5L,
                        null,
                        null,
                        "UserInitiated"))));
    assertThat(seed.queues().get(0))
        .isEqualTo(new Seed.Queue("events", Duration.ofSeconds(9), "dead", 4));
  }

  static Stream<Arguments> wrongSeeds() {
    return Stream.of(
        arguments("\"colour\": 1", "seed.colour: there is no such property; known are"),
        arguments("\"partition\": 7", "seed.partition: expected a text, found 7"),
        arguments("\"queues\": \"q\"", "seed.queues: expected a list, found \"q\""),
        arguments("\"queues\": [{}]", "seed.queues[0].name: is missing"),
        arguments("\"queues\": [\"q\", \"q\"]", "seed.queues[1]: q stands there twice"),
        arguments(
            "\"queues\": [{\"name\": \"q\", \"deadLetterQueue\": \"d\"}]",
            "seed.queues[0].deadLetterQueue: there is no queue d"),
        arguments("\"cloudMapServices\": [{}]", "seed.cloudMapServices[0].id: is missing"),
        arguments(
            "\"cloudMapServices\": [3]", "seed.cloudMapServices[0]: expected an object, found 3"),
        arguments(
            "\"cloudMapServices\": [{\"id\": \"a\"}, {\"id\": \"a\"}]",
            "seed.cloudMapServices[1]: a stands there twice"),
        arguments(
            "\"cloudMapServices\": [{\"id\": \"a\", \"customHealthCheck\": \"yes\"}]",
            "seed.cloudMapServices[0].customHealthCheck: expected true or false, found \"yes\""),
        arguments(
            "\"cloudMapServices\": [{\"id\": \"a\", \"account\": \"me\"}]",
            "seed.cloudMapServices[0].account: \"me\" does not match [0-9]{12}"),
        arguments(
            "\"cloudMapServices\": [{\"id\": \"a\", \"instances\": [{\"id\": \"i\", \"attributes\": {\"PORT\": 80}}]}]",
            "seed.cloudMapServices[0].instances[0].attributes.PORT: expected a text, found 80"),
        arguments("\"clusters\": [{}]", "seed.clusters[0].name: is missing"),
        arguments(
            cluster("\"services\": [{\"name\": \"s\", \"desiredCount\": -1}]"),
            "seed.clusters[0].services[0].desiredCount: expected a whole number from 0 on, found -1"),
        arguments(
            cluster("\"services\": [{\"name\": \"s\", \"serviceRegistries\": [\"srv-x\"]}]"),
            "seed.clusters[0].services[0].serviceRegistries[0]: cloudMapServices has no srv-x"),
        arguments(
            cluster(
                "\"services\": [{\"name\": \"s\", \"deployments\": [{\"id\": \"ecs-svc/1\", \"serviceConnect\": [\"srv-x\"]}]}]"),
            "seed.clusters[0].services[0].deployments[0].serviceConnect[0]: cloudMapServices has no srv-x"),
        arguments(
            cluster(
                "\"services\": [{\"name\": \"s\", \"taskSets\": [{\"id\": \"ecs-svc/1\", \"serviceRegistries\": [\"srv-x\"]}]}]"),
            "seed.clusters[0].services[0].taskSets[0].serviceRegistries[0]: cloudMapServices has no srv-x"),
        arguments(
            cluster("\"services\": [{\"name\": \"s\", \"deployments\": [{\"id\": \"45\"}]}]"),
            "seed.clusters[0].services[0].deployments[0].id: \"45\" does not match ecs-svc/"),
        arguments(
            cluster("\"tasks\": [{\"id\": \"t\", \"service\": \"s\"}]"),
            "seed.clusters[0].tasks[0].service: cluster prod has no service s"),
        arguments(
            cluster("\"tasks\": [{\"id\": \"t\", \"lastStatus\": \"running\"}]"),
            "seed.clusters[0].tasks[0].lastStatus: \"running\" does not match"),
        arguments(
            cluster("\"tasks\": [{\"id\": \"t\", \"startedAt\": \"today\"}]"),
            "seed.clusters[0].tasks[0].startedAt: expected a time like 2026-09-14T08:00:00Z, found \"today\""),
        arguments(
            cluster("\"tasks\": [{\"id\": \"t\", \"changes\": [{\"version\": 2}]}]"),
            "seed.clusters[0].tasks[0].changes[0].at: is missing"),
        arguments(
            cluster("\"tasks\": [{\"id\": \"t\"}, {\"id\": \"t\"}]"),
            "seed.clusters[0].tasks[1]: t stands there twice"));
  }

  @ParameterizedTest
  @MethodSource("wrongSeeds")
  void namesThePlaceOfWhatIsWrong(String member, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(member))
        .withMessageStartingWith(message);
  }

  @Test
  void refusesWhatIsNoObject() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Seed.parse("[]"))
        .withMessage("seed: expected an object, found []");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Seed.parse("{"))
        .withMessageStartingWith("seed: not JSON: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Seed.parse("{ \"region\": \"a\", \"region\": \"b\" }"))
        .withMessageStartingWith("seed: not JSON: Duplicate field 'region'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Seed.parse("{}"))
        .withMessage("seed.account: is missing");
  }

  @Test
  void readsFiles(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("seed.json"), "{ %s }".formatted(ACCOUNT));
    assertThat(Seed.read(file)).isEqualTo(Seed.empty("210987654321", "eu-west-1"));

    Path wrong = Files.writeString(folder.resolve("wrong.json"), "{}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Seed.read(wrong))
        .withMessage(wrong + ".account: is missing");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> Seed.read(folder.resolve("none.json")))
        .withMessageContaining("none.json");
  }

  private static String cluster(String member) {
    return "\"clusters\": [{\"name\": \"prod\", %s}]".formatted(member);
  }

  private static Seed parse(String members) {
    return Seed.parse("{ %s, %s }".formatted(ACCOUNT, members));
  }
}
