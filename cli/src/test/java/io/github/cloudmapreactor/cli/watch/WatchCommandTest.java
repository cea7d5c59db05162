package io.github.cloudmapreactor.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.local.Call;
import io.github.cloudmapreactor.local.SdkProperties;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** Watches a stand-in as an operator would watch AWS. */
final class WatchCommandTest {

  private static final String TASK = "84693e52a696397ec345beda32a94434";
  private static final Cli NO_FLOOR =
      Cli.PLAIN.withEnvironment(Map.of("REACTOR_KEEP_AT_LEAST", "0"));

  private final StandIn elsewhere =
      StandIn.start(
          Seed.read(Path.of(Cli.scenario("held-back-by-the-floor"), "seed.json")),
          InstantSource.system());

  @BeforeEach
  void endOperationsAtOnce() {
    elsewhere.operationTimes(Duration.ZERO, Duration.ZERO);
  }

  @AfterEach
  void stop() {
    elsewhere.close();
  }

  @Test
  void observesUnlessItIsToldToEnforce() {
    Ran ran = once(NO_FLOOR);

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("  84693e52  ticketing/seats           UNHEALTHY_FOUND   HELD_BACK OBSERVE_MODE");
    assertThat(flat(ran.out()))
        .contains("calls go to " + url() + "; clusters *; services *; once: a pass and a sweep")
        .contains("One sweep shows no stranded task")
        .contains("2 instances in 1 Cloud Map service, 1 unknown to ECS (so far once); 4 calls in ")
        .contains("stranded not known, 0 failed, all complete")
        .contains("observes: nothing is changed")
        .contains("1 pass and 1 sweep in 0 s: 0 removed, 1 held back (1 OBSERVE_MODE), 0 orphans");
    assertThat(operations()).contains("ListTasks").doesNotContain("DeregisterInstance");
    assertThat(elsewhere.registry().get("srv-seats")).contains(TASK);
  }

  @Test
  void observesWhateverTheShellsModeSays() {
    once(
        Cli.PLAIN.withEnvironment(Map.of("REACTOR_KEEP_AT_LEAST", "0", "REACTOR_MODE", "enforce")));

    assertThat(elsewhere.registry().get("srv-seats")).contains(TASK);
  }

  @Test
  void enforcesWhereThatIsSaidAndTellsHowToUndoIt() {
    Ran ran = once(NO_FLOOR, "--enforce");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out())
        .contains("enforces: what is found is deregistered")
        .contains("UNHEALTHY_FOUND   DEREGISTERED")
        .contains("aws servicediscovery register-instance --region ap-southeast-2")
        .contains("1 removed, 0 held back, 0 orphans,");
    assertThat(elsewhere.registry().get("srv-seats")).doesNotContain(TASK).hasSize(1);
  }

  @Test
  void theFloorHoldsForAnOperatorToo() {
    assertThat(once(Cli.PLAIN, "--enforce").out()).contains("HELD_BACK FLOOR");
  }

  @Test
  void looksOnlyAtWhatIsInScope() {
    assertThat(once(NO_FLOOR, "--services", "web-*", "--enforce").out())
        .contains("services web-*")
        .contains("0 removed, 0 held back,");
    assertThat(once(NO_FLOOR, "--clusters", "a,b*", "--enforce").exitCode()).isZero();
    assertThat(elsewhere.registry().get("srv-seats")).contains(TASK);
  }

  @Test
  void jsonIsAnObjectAPass() throws JsonProcessingException {
    Ran ran = once(NO_FLOOR, "--json");

    assertThat(ran.out().lines()).hasSize(1);
    JsonNode pass = new ObjectMapper().readTree(ran.out());
    assertThat(pass.path("mode").asText()).isEqualTo("observe");
    assertThat(pass.path("good").asBoolean()).isTrue();
    assertThat(pass.path("tasks").asInt()).isEqualTo(1);
    assertThat(pass.path("removed").asInt()).isZero();
    assertThat(pass.path("calls").asInt()).isEqualTo(operations().size());
    assertThat(pass.path("callsPerSecond").asDouble()).isPositive();
    assertThat(pass.at("/sweep/number").asInt()).isEqualTo(1);
    assertThat(pass.at("/sweep/instances").asInt()).isEqualTo(2);
    assertThat(pass.at("/sweep/missingOnce").asInt()).isEqualTo(1);
    assertThat(pass.has("stranded")).isFalse();
    assertThat(pass.at("/heldBack/OBSERVE_MODE").asInt()).isEqualTo(1);
    assertThat(pass.at("/found/0/task").asText()).endsWith("/ticketing/" + TASK);
    assertThat(pass.at("/found/0/reason").asText()).isEqualTo("UNHEALTHY_FOUND");
    assertThat(pass.at("/found/0").fieldNames())
        .toIterable()
        .allMatch(name -> Character.isLowerCase(name.charAt(0)));
  }

  @Test
  void whatTheCallerMayNotReadEndsWith2() {
    elsewhere.faults().on("ListTasks").accessDenied();

    Ran ran = once(NO_FLOOR, "--clusters", "ticketing");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("ListTasks").contains("aws sts get-caller-identity");
  }

  @Test
  void aReadThatFailsEndsWith1AndSaysWhatToDo() {
    elsewhere.faults().on("DescribeTasks").error("ServerException");

    Ran ran = once(NO_FLOOR);

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(flat(ran.out()))
        .contains("✗ ServerException: describing")
        .contains("the next pass or sweep tries again")
        .contains("✗ 1 pass")
        .contains("2 incomplete");
  }

  @Test
  void aReadOfTheSweepThatFailsEndsWith1Too() {
    elsewhere.faults().on("ListServices").accessDenied();

    Ran ran = once(Cli.PLAIN);

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out())
        .contains("0 instances in 0 Cloud Map services")
        .contains("; incomplete")
        .contains("✗ AccessDeniedException: listing the services")
        .contains("✗ 1 pass and 1 sweep");
  }

  @Test
  void aRemovalThatFailsEndsWith1() {
    elsewhere.faults().on("DeregisterInstance").accessDenied();

    Ran ran = once(NO_FLOOR, "--enforce");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out())
        .contains("UNHEALTHY_FOUND   FAILED")
        .contains("✗ AccessDenied")
        .containsPattern("1\\s+failed");
  }

  @Test
  void watchesUntilItIsInterrupted() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = NO_FLOOR.terminal(out, new ByteArrayOutputStream());
    WatchPlan plan = new WatchPlan(Optional.of(elsewhere.endpoint()), false, true, Map.of());
    List<Duration> waits = new ArrayList<>();

    boolean good =
        new WatchSession(terminal, false)
            .run(
                plan,
                time -> {
                  waits.add(time);
                  return waits.size() == 3;
                });

    assertThat(good).isTrue();
    assertThat(flat(out.toString(StandardCharsets.UTF_8)))
        .contains("a pass every 10s, a sweep every 5m, until")
        .contains("✓ 3 passes and ")
        .containsOnlyOnce("DEREGISTERED");
  }

  @Test
  void anEndpointThatDoesNotAnswerEndsWith2() {
    elsewhere.close();

    Ran ran = once(Cli.PLAIN);

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .startsWith("reactor: " + url() + ": nothing could be looked at: ")
        .contains("listing the clusters")
        .contains("Look whether the endpoint is up");
  }

  @Test
  void awsIsWhereTheSdksOwnConfigurationLeads() {
    Ran ran =
        SdkProperties.endpoint(elsewhere.endpoint(), "ap-southeast-2")
            .withFakeCredentials()
            .during(() -> NO_FLOOR.run("watch", "--aws", "--once"));

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("calls go to AWS, ap-southeast-2")
        .contains("HELD_BACK OBSERVE_MODE");
  }

  @Test
  @DisabledIfEnvironmentVariable(
      named = "AWS_ACCESS_KEY_ID",
      matches = ".+",
      disabledReason = "there are credentials in the environment, which no test can take away")
  void withoutCredentialsItEndsWith2() {
    // Should there be some after all, the calls go to the stand-in.
    Map<String, String> properties =
        new HashMap<>(SdkProperties.endpoint(elsewhere.endpoint(), "eu-west-1").values());
    properties.put("aws.disableEc2Metadata", "true");
    properties.put("aws.sharedCredentialsFile", "no-such-file");
    properties.put("aws.configFile", "no-such-file");
    properties.put("aws.accessKeyId", "");
    properties.put("aws.secretAccessKey", "");
    SdkProperties none = new SdkProperties(properties);

    Ran ran = none.during(() -> Cli.PLAIN.run("watch", "--aws", "--once"));

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("--aws: there are no credentials; set AWS_PROFILE");
  }

  private Ran once(Cli cli, String... more) {
    List<String> arguments = new ArrayList<>(List.of("watch", "--endpoint", url(), "--once"));
    arguments.addAll(List.of(more));
    return cli.run(arguments.toArray(String[]::new));
  }

  /** Wherever the lines end. */
  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private List<String> operations() {
    return elsewhere.journal().calls().stream().map(Call::operation).toList();
  }

  private String url() {
    return elsewhere.endpoint().toString();
  }
}
