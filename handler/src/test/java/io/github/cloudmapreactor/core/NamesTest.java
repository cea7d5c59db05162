package io.github.cloudmapreactor.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of things: ARNs, tasks, Cloud Map services, patterns, statuses. */
final class NamesTest {

  private static final String TASK = "arn:aws:ecs:eu-west-1:210987654321:task/prod/0f3c";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:ecs:eu-west-1:210987654321:task/prod/0f3c",
        "arn:aws:ecs:eu-west-1:210987654321:task/0f3c",
        "arn:aws-cn:ecs:cn-north-1:210987654321:task/prod/0f3c",
        "arn:aws-us-gov:ecs:us-gov-west-1:210987654321:task/prod/0f3c"
      })
  void taskArnsOldAndNewAreUnderstood(String arn) {
    TaskRef task = TaskRef.of(arn, "prod").orElseThrow();
    assertThat(task.id()).isEqualTo("0f3c");
    assertThat(task).hasToString(arn);
    assertThat(task.clusterArn().resource()).isEqualTo("cluster/prod");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0f3c",
        "arn:aws:ecs:eu-west-1:210987654321:task/",
        "arn:aws:ecs:eu-west-1:210987654321:task/staging/0f3c",
        "arn:aws:ecs:eu-west-1:210987654321:task/prod/a/0f3c",
        "arn:aws:ecs:eu-west-1:210987654321:service/prod/0f3c",
        "arn:aws:ec2:eu-west-1:210987654321:task/prod/0f3c",
        "arn:aws:ecs:eu-west-1:21098765432:task/prod/0f3c",
        "arn:aws:ecs:eu-west-1:21098765432x:task/prod/0f3c",
        "arn:aws:ecs::210987654321:task/prod/0f3c",
        "arn:aws:ecs:eu-west-1:210987654321:task/prod/0f\n3c",
        "arn:aws:ecs:eu-west-1:210987654321:task/prod/0f'3c",
        "arn:aws:ecs:eu-west-1:210987654321:task/prod/0f\u001b3c",
        "arn:aws:ecs:eu-west-1:210987654321:task/prod/$HOME",
        "arn:aws:ecs:eu-west-1:210987654321:task/prod/--debug",
        "arn:elsewhere:ecs:eu-west-1:210987654321:task/prod/0f3c",
        "urn:aws:ecs:eu-west-1:210987654321:task/prod/0f3c",
        "arn:aws:ecs:eu-west-1:210987654321:task/prod/"
            + "0123456789012345678901234567890123456789012345678901234567890123x"
      })
  void whatIsNoTaskArnIsRefused(String arn) {
    assertThat(TaskRef.of(arn, "prod")).isEmpty();
  }

  @Test
  void anArnOfBoundlessLengthIsRefused() {
    assertThat(Arn.parse("arn:aws:ecs:eu-west-1:210987654321:cluster/" + "a".repeat(2_048)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:ecs:eu-west-1:210987654321:cluster/",
        "arn:aws:ecs:eu-west-1:210987654321:service/prod",
        "arn:aws:ecs:eu-west-1:210987654321:cluster/prod/x",
        "arn:aws:ecs:eu-west-1:210987654321:cluster/--debug",
        "arn:aws:eks:eu-west-1:210987654321:cluster/prod"
      })
  void whatIsNoClusterArnIsRefused(String arn) {
    assertThat(Arn.parse(arn)).isPresent();
    assertThat(Arn.parse(arn).flatMap(TaskRef::clusterName)).isEmpty();
  }

  @Test
  void aCloudMapServiceIsAddressedByIdAtHomeAndByArnElsewhere() {
    CloudMapService service = States.cloudMapService("srv-orders");
    assertThat(service.serviceIdFor("210987654321")).isEqualTo("srv-orders");
    assertThat(service.serviceIdFor("999988887777"))
        .isEqualTo("arn:aws:servicediscovery:eu-west-1:210987654321:service/srv-orders");
    assertThat(CloudMapService.of(TASK)).isEmpty();
    assertThat(CloudMapService.of("arn:aws:servicediscovery:eu-west-1:210987654321:service/"))
        .isEmpty();
  }

  @Test
  void namesOfTheGreatestLengthAreTaken() {
    String cluster = "c".repeat(255);
    String id = "0".repeat(64);
    assertThat(
            TaskRef.of(
                "arn:aws:ecs:eu-west-1:210987654321:task/%s/%s".formatted(cluster, id), cluster))
        .map(TaskRef::clusterArn)
        .flatMap(TaskRef::clusterName)
        .contains(cluster);
    String prefix = "arn:aws:ecs:eu-west-1:210987654321:cluster/";
    assertThat(Arn.parse(prefix + "a".repeat(2_048 - prefix.length()))).isPresent();
  }

  @Test
  void everyLetterAndDigitIsOneOfAWord() {
    assertThat(Arn.isWord("azAZ09", "")).isTrue();
    assertThat(List.of("`", "{", "@", "[", "/", ":"))
        .allSatisfy(beside -> assertThat(Arn.isWord("a" + beside, "")).isFalse());
  }

  @ParameterizedTest
  @CsvSource({
    "aws, eu-west-1, 210987654321, true, true",
    "aws, eu-west-1, 999988887777, true, false",
    "aws, eu-west-2, 210987654321, false, false",
    "aws-cn, eu-west-1, 210987654321, false, false"
  })
  void whatLiesInTheSamePlace(
      String partition, String region, String account, boolean sameRegion, boolean sameHome) {
    Arn here = Arn.parse(TASK).orElseThrow();
    Arn there =
        Arn.parse("arn:%s:ecs:%s:%s:cluster/prod".formatted(partition, region, account))
            .orElseThrow();
    assertThat(here.sharesRegionWith(there)).isEqualTo(sameRegion);
    assertThat(here.sharesHomeWith(there)).isEqualTo(sameHome);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:ecs:eu-west-1:210987654321:service/srv-orders",
        "arn:aws:servicediscovery:eu-west-1:210987654321:hostedzone"
      })
  void whatIsNoArnOfACloudMapServiceIsRefused(String arn) {
    assertThat(Arn.parse(arn)).isPresent();
    assertThat(CloudMapService.of(arn)).isEmpty();
  }

  /** An id goes into calls and into commands for a shell, as it is. */
  @ParameterizedTest
  @ValueSource(strings = {"$HOME", "-x", "a/b", "a:b"})
  void whatIsNoIdOfACloudMapServiceIsRefused(String id) {
    String arn = "arn:aws:servicediscovery:eu-west-1:210987654321:service/" + id;
    assertThat(Arn.parse(arn)).isPresent();
    assertThat(CloudMapService.of(arn)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"web-1, true", "--debug, false", "a/b, false", "a b, false", "'', false"})
  void aServicesNameIsAWord(String name, boolean valid) {
    assertThat(ServiceRef.isName(name)).isEqualTo(valid);
  }

  @Test
  void separatePartitionsHaveTheirOwnRegions() {
    assertThat(fits("aws", "eu-west-1")).isTrue();
    assertThat(fits("aws-cn", "cn-north-1")).isTrue();
    assertThat(fits("aws-us-gov", "us-gov-west-1")).isTrue();
    assertThat(fits("aws-iso", "us-iso-east-1")).isTrue();
    assertThat(fits("aws", "cn-north-1")).isFalse();
    assertThat(fits("aws-cn", "eu-west-1")).isFalse();
    assertThat(fits("aws-us-gov", "us-east-1")).isFalse();
    assertThat(fits("aws", "us-gov-west-1")).isFalse();
  }

  private static boolean fits(String partition, String region) {
    return new Arn(partition, "ecs", region, "210987654321", "cluster/prod").partitionFitsRegion();
  }

  @Test
  void aStatusIsItsOwnWordAndNothingElse() {
    for (TaskStatus status : TaskStatus.values()) {
      assertThat(TaskStatus.of(status.name())).isEqualTo(status);
    }
    assertThat(TaskStatus.of("running")).isEqualTo(TaskStatus.UNRECOGNIZED);
    assertThat(TaskStatus.in(TaskStatus.Phase.STARTING))
        .containsExactly(TaskStatus.PROVISIONING, TaskStatus.PENDING, TaskStatus.ACTIVATING);
  }

  /** A regular expression is the oracle, over every short pattern and name. */
  @Test
  void aPatternMatchesAsItsRegularExpressionDoes() {
    for (String pattern : texts("ab*", 5)) {
      Pattern expected = Pattern.compile(pattern.replace("*", ".*"));
      for (String name : texts("ab", 6)) {
        assertThat(new NamePattern(pattern).matches(name))
            .as("%s on %s", pattern, name)
            .isEqualTo(expected.matcher(name).matches());
      }
    }
  }

  /** Every text of these letters up to a length. */
  private static List<String> texts(String letters, int longest) {
    List<String> texts = new ArrayList<>(List.of(""));
    for (int i = 0; i < texts.size() && texts.get(i).length() < longest; i++) {
      for (int j = 0; j < letters.length(); j++) {
        texts.add(texts.get(i) + letters.charAt(j));
      }
    }
    return texts;
  }
}
