package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.TaskState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader takes from an event, and what it refuses in which words. */
final class EventReaderTest {

  private static final Optional<Arn> HOME =
      Arn.parse("arn:aws:lambda:eu-west-1:210987654321:function:reactor:live");

  private static TaskEvent read(String json) {
    return new EventReader().read(json.getBytes(StandardCharsets.UTF_8)).toEvent(HOME);
  }

  private static void assertRefused(String json, String... phrases) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            InvalidEventException.class,
            e -> {
              assertThat(e).hasMessageContainingAll(phrases);
              assertThat(e.failure().retryable()).isFalse();
            });
  }

  @Test
  void theFieldsThatMatterAreTaken() {
    TaskEvent event =
        read(
            Events.stopOf("0f3c")
                .with("replay-name", "\"night\"")
                .detail("stopCode", "\"SpotInterruption\"")
                .json());
    TaskState state = event.state();
    assertThat(event.replayName()).isEqualTo("night");
    assertThat(state.task().id()).isEqualTo("0f3c");
    assertThat(state.task().cluster()).isEqualTo("prod");
    assertThat(state.source()).isEqualTo(TaskState.Source.EVENT);
    assertThat(state.version()).isEqualTo(6);
    assertThat(state.statuses()).isEqualTo(new TaskState.Statuses("DEACTIVATING", "STOPPED", null));
    assertThat(state.times())
        .isEqualTo(
            new TaskState.Times(
                Instant.parse("2026-09-14T09:00:00Z"),
                Instant.parse("2026-09-14T07:00:00Z"),
                Instant.parse("2026-09-14T08:00:00Z")));
    assertThat(state.owner()).isEqualTo(new TaskState.Owner("service:orders", "ecs-svc/45"));
    assertThat(state.stopCode()).isEqualTo("SpotInterruption");
  }

  @ParameterizedTest
  @ValueSource(strings = {"group", "startedBy", "createdAt", "startedAt", "attachments", "version"})
  void theVersionOfTheEnvelopeAndWhatCanBeMissingMayBeMissing(String field) {
    Events events = Events.stopOf("0f3c").without(field);
    if (field.equals("version")) {
      events.detail("version", "6");
    }
    assertThat(read(events.json()).state().version()).isEqualTo(6);
  }

  @Test
  void theTimeOfTheEventStandsInForTheTimeOfTheChange() {
    assertThat(read(Events.stopOf("0f3c").without("updatedAt").json()).state().times().asOf())
        .isEqualTo("2026-09-14T09:00:00Z");
    assertRefused(
        Events.stopOf("0f3c").without("updatedAt").without("time").json(), "detail.updatedAt");
  }

  @Test
  void unknownFieldsAndNullsAreTolerated() {
    assertThat(
            read(Events.stopOf("0f3c")
                    .with("trailers", "{\"a\": [1, {\"taskArn\": \"x\"}]}")
                    .detail("healthStatus", "null")
                    .json())
                .state()
                .statuses()
                .health())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source       | \"aws.ec2\"          | source: expected aws.ecs, found \"aws.ec2\"",
        "detail-type  | \"EC2 Instance\"     | detail-type: expected ECS Task State Change",
        "account      | \"999988887777\"     | account: expected 210987654321",
        "region       | \"eu-west-2\"        | region: expected eu-west-1",
        "detail       | 5                    | detail: expected a JSON object",
        "id           | [1]                  | id: expected a plain value",
      })
  void aWrongEnvelopeIsRefused(String field, String json, String message) {
    assertRefused(Events.stopOf("0f3c").with(field, json).json(), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "taskArn       | \"0f3c\"                  | detail.taskArn: expected the ARN of an ECS task",
        "taskArn       | \"arn:aws:ecs:eu-west-1:210987654321:task/staging/0f3c\" | detail.taskArn",
        "taskArn       | \"arn:aws:ecs:eu-west-1:999988887777:task/prod/0f3c\"    | detail.taskArn",
        "taskArn       | \"arn:aws:ecs:eu-west-2:210987654321:task/prod/0f3c\"    | detail.taskArn",
        "taskArn       | \"arn:aws-cn:ecs:eu-west-1:210987654321:task/prod/0f3c\" | detail.taskArn",
        "clusterArn    | \"prod\"                  | detail.clusterArn: expected the ARN of an ECS cluster",
        "clusterArn    | \"arn:aws:ecs:eu-west-1:210987654321:service/prod\" | detail.clusterArn",
        "version       | 0                         | detail.version: expected a whole number from 1 on",
        "version       | 6.5                       | detail.version",
        "version       | \"six\"                   | detail.version",
        "version       | 99999999999999999999      | detail.version",
        "lastStatus    | \"Running\"               | detail.lastStatus: expected a status in capital letters",
        "lastStatus    | 5                         | detail.lastStatus",
        "lastStatus    | \"\"                      | detail.lastStatus",
        "desiredStatus | {\"a\": 1}                | detail.desiredStatus: expected a plain value",
        "healthStatus  | \"ill\"                   | detail.healthStatus",
        "updatedAt     | \"yesterday\"             | detail.updatedAt: expected a time such as",
        "updatedAt     | \"-1000000000-01-01T00:00:00Z\" | detail.updatedAt: expected a time such as",
        "startedAt     | \"2200-01-01T00:00:01Z\" | detail.startedAt",
        "createdAt     | 17                        | detail.createdAt",
        "group         | \"service:a/b\"           | detail.group: expected service: and a name",
        "group         | \"service:arn:aws:ecs:eu-west-1:1:service/x\" | detail.group",
      })
  void aWrongDetailIsRefused(String field, String json, String message) {
    assertRefused(Events.stopOf("0f3c").detail(field, json).json(), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source",
        "detail-type",
        "account",
        "region",
        "id",
        "taskArn",
        "clusterArn",
        "lastStatus",
        "desiredStatus"
      })
  void aMissingFieldIsNamed(String field) {
    assertRefused(Events.stopOf("0f3c").without(field).json(), field + ": expected", "missing");
  }

  @Test
  void eventsOfOtherAccountsRegionsAndPartitionsAreRefused() {
    String elsewhere = Events.stopOf("0f3c").json().replace("210987654321", "999988887777");
    assertRefused(elsewhere, "the function's own partition, region and account");
    assertRefused(Events.stopOf("0f3c").json().replace("eu-west-1", "eu-west-2"), "function's own");
    assertRefused(
        Events.stopOf("0f3c").json().replace("arn:aws:", "arn:aws-cn:"),
        "the partition of region eu-west-1");
    assertRefused(
        Events.stopOf("0f3c").json().replace("arn:aws:", "arn:aws-iso:"), "function's own");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "null",
        "[]",
        "\"text\"",
        "7",
        "{",
        "{\"id\": ",
        "<event/>",
        "{} {}",
        "{\"id\": \"a\", \"id\": \"b\"}",
        "{\"id\": null, \"id\": \"b\"}",
        "\u0000\u0001"
      })
  void whatIsNoEventIsRefused(String text) {
    assertRefused(text, "expected");
  }

  @Test
  void aNestingBombIsRefused() {
    String bomb = "[".repeat(100_000) + "]".repeat(100_000);
    assertRefused(Events.stopOf("0f3c").detail("overrides", bomb).json(), "nesting");
  }

  /** Jackson remembers names from one text to the next: thousands of long ones fill the memory. */
  @Test
  void aNameLongerThanAnyIsRefused() {
    assertThat(read(Events.stopOf("0f3c").detail("a".repeat(256), "1").json())).isNotNull();
    assertRefused(Events.stopOf("0f3c").detail("a".repeat(257), "1").json(), "Name length");
    assertRefused("{\"" + "a".repeat(50_000) + "\":1}", "Name length");
  }

  @Test
  void aNumberLongerThanAnyIsRefused() {
    assertRefused(Events.stopOf("0f3c").detail("x", "9".repeat(100_000)).json(), "Number value");
  }

  /** Of two, whichever came to be checked, the other might be acted on. */
  @ParameterizedTest
  @ValueSource(strings = {"clusterArn", "taskArn", "group", "lastStatus", "desiredStatus"})
  void aFieldThatStandsThereTwiceIsRefused(String field) {
    String once = Events.stopOf("0f3c").json();
    String twice =
        once.replace("\"attachments\":", "\"%s\": \"other\", \"attachments\":".formatted(field));
    assertRefused(twice, "detail." + field + ": expected once");
    assertRefused(once.replaceFirst("}$", ", \"detail\": {}}"), "detail: expected once");
  }

  /** Only the detail says which task; what else an event names is nobody's to act on. */
  @Test
  void resourcesOfWhomeverAreIgnored() {
    String resources = "[\"arn:aws:ecs:us-east-1:999988887777:task/other/ffff\", 5, {\"a\": []}]";
    assertThat(read(Events.stopOf("0f3c").with("resources", resources).json()).state().task())
        .hasToString("arn:aws:ecs:eu-west-1:210987654321:task/prod/0f3c");
  }

  @Test
  void anEventLargerThanAnyIsRefused() {
    String large = Events.stopOf("0f3c").detail("x", "\"" + "a".repeat(6_000_000) + "\"").json();
    assertRefused(large, "at most 1048576 bytes, found 600");
  }

  @Test
  void whatWasFoundIsShownShortAndWithoutControlCharacters() {
    assertRefused(
        Events.stopOf("0f3c")
            .detail("lastStatus", "\"A\\u001b[31m\\n" + "B".repeat(500) + "\"")
            .json(),
        "found \"A\uFFFD[31m\uFFFDBBB",
        "…");
  }
}
