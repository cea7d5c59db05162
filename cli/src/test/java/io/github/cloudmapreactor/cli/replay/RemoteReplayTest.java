package io.github.cloudmapreactor.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.cli.TestFiles;
import io.github.cloudmapreactor.local.SdkProperties;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replays against a world that was there before. */
final class RemoteReplayTest {

  private static final String SCENARIO = "orderly-stop-service-connect";
  private static final String TASK = "084e50f740c4c90caafb5dd0d28b4ab2";

  private final StandIn elsewhere =
      StandIn.start(
          Seed.read(Path.of(Cli.scenario(SCENARIO), "seed.json")), InstantSource.system());

  @BeforeEach
  void endOperationsAtOnce() {
    elsewhere.operationTimes(Duration.ZERO, Duration.ZERO);
  }

  @AfterEach
  void stop() {
    elsewhere.close();
  }

  @Test
  void anEndpointIsChangedAndNothingIsCompared() {
    Ran ran = Cli.PLAIN.run("replay", "--endpoint", url(), Cli.scenario(SCENARIO));

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out())
        .contains("calls go to " + url() + ", mode enforce; nothing is compared")
        .contains("3 DescribeServices Deregister GetOp")
        .doesNotContain("LEFT IN CLOUD MAP");
    assertThat(elsewhere.registry().get("srv-checkout")).doesNotContain(TASK).hasSize(2);
  }

  @Test
  void theShellsSettingsApplyToAnEndpoint() {
    Ran ran =
        Cli.PLAIN
            .withEnvironment(Map.of("REACTOR_CLUSTERS", "other"))
            .run("replay", "--endpoint", url(), Cli.scenario(SCENARIO));

    assertThat(ran.out()).contains("IGNORE CLUSTER_OUT_OF_SCOPE");
    assertThat(elsewhere.journal().calls()).isEmpty();
  }

  @Test
  void wrongSettingsOfTheShellAreBadUsage() {
    Ran ran =
        Cli.PLAIN
            .withEnvironment(Map.of("REACTOR_MODE", "off"))
            .run("replay", "--endpoint", url(), Cli.scenario(SCENARIO));

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("REACTOR_MODE is \"off\", but must be enforce or observe");
  }

  @Test
  void anEndpointCanBeObserved() {
    Ran ran = Cli.PLAIN.run("replay", "--observe", "--endpoint", url(), Cli.scenario(SCENARIO));

    assertThat(ran.out()).contains("mode observe").contains("HELD_BACK OBSERVE_MODE");
    assertThat(elsewhere.registry().get("srv-checkout")).contains(TASK);
  }

  @Test
  void anEndpointThatDoesNotAnswerFailsTheEventOnly() {
    elsewhere.close();

    Ran ran =
        Cli.PLAIN.run(
            "replay",
            "--endpoint",
            url(),
            TestFiles.in(Cli.scenario(SCENARIO), "02"),
            TestFiles.in(Cli.scenario("standalone-task"), "04"));

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).contains("FAILED").contains("IGNORE NOT_A_SERVICE_TASK");
  }

  @Test
  void awsIsOnlyObserved() {
    Ran ran = asAws(Cli.PLAIN, "eu-west-1", "replay", "--aws", Cli.scenario(SCENARIO));

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("mode observe").contains("HELD_BACK OBSERVE_MODE");
    assertThat(elsewhere.registry().get("srv-checkout")).contains(TASK);
  }

  @Test
  void awsIsObservedWhateverTheShellsModeSays() {
    Cli cli = Cli.PLAIN.withEnvironment(Map.of("REACTOR_MODE", "enforce"));

    asAws(cli, "eu-west-1", "replay", "--aws", Cli.scenario(SCENARIO));

    assertThat(elsewhere.registry().get("srv-checkout")).contains(TASK);
  }

  @Test
  void awsIsChangedWhereThatIsSaid() {
    Ran ran = asAws(Cli.PLAIN, "eu-west-1", "replay", "--aws", "--enforce", Cli.scenario(SCENARIO));

    assertThat(ran.out()).contains("mode enforce");
    assertThat(elsewhere.registry().get("srv-checkout")).doesNotContain(TASK);
  }

  @Test
  void anEventOfAnotherRegionIsNotDelivered() {
    Ran ran =
        asAws(
            Cli.PLAIN, "us-east-2", "replay", "--aws", TestFiles.in(Cli.scenario(SCENARIO), "02"));

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out().replaceAll("\\s+", " "))
        .contains(
            "not delivered: the event is from eu-west-1, and calls would go to us-east-2; set"
                + " AWS_REGION=eu-west-1");
    assertThat(elsewhere.journal().calls()).isEmpty();
  }

  /** Runs with the SDK's own chain leading to the stand-in in place of AWS. */
  private Ran asAws(Cli cli, String region, String... arguments) {
    return SdkProperties.endpoint(elsewhere.endpoint(), region)
        .withFakeCredentials()
        .during(() -> cli.run(arguments));
  }

  private String url() {
    return elsewhere.endpoint().toString();
  }
}
