package io.github.cloudmapreactor.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.lambda.Settings;
import io.github.cloudmapreactor.local.Deployment;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.lambda.InvocationResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The doctor on an installation of the real functions, as a person at a shell sees it. */
final class DoctorCommandTest {

  private DemoInstallation bed = new DemoInstallation(Map.of());

  @AfterEach
  void close() {
    bed.close();
  }

  private void redeploy(Map<String, String> settings) {
    bed.close();
    bed = new DemoInstallation(settings);
  }

  private Ran examine(Cli cli, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "doctor";
    arguments[1] = "--endpoint";
    arguments[2] = bed.standIn.endpoint().toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return cli.run(arguments);
  }

  private Ran examine() {
    return examine(Cli.PLAIN.withWidth(200));
  }

  /** The lines without their frame, each check with its remedy. */
  private static List<String> checks(Ran ran) {
    return ran.out().lines().skip(3).map(line -> line.replaceAll(" {2,}", " ")).toList();
  }

  @Test
  void anInstallationInWhichAllIsWell() {
    Ran ran = examine(Cli.PLAIN);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            """
            ── doctor ──────────────────────────────────────────────────────────────────────
              the stack CloudMapReactor in ENDPOINT

            ✓ account                  123456789012, eu-west-1
            ✓ events function settings enforces; clusters *; services *; floor 50%; stranded
                                       tasks: report
            ✓ watch function settings  enforces; clusters *; services *; floor 50%; stranded
                                       tasks: report
            ✓ event rules              1, enabled, with the pattern of this version
            ✓ watch schedule           enabled, each minute
            ✓ events function mapping  enabled, from
                                       CloudMapReactor-ReactorEventsQueue7E8F9A0B-Demo
            ✓ watch function mapping   enabled, from
                                       CloudMapReactor-ReactorTicks1C2D3E4F-Demo
            ✓ events queue             0 messages waiting, 0 being worked off
            ✓ dead letters             none
            ✓ undelivered events       none
            ✓ clusters                 1 in scope: shop
            ✓ Cloud Map services       2 in use
            ✓ watch function rights    allowed: ListClusters, ListTasks, ListServices,
                                       DescribeServices, ListInstances, GetInstance,
                                       DeregisterInstance, GetOperation
            ✓ events function rights   allowed: ListInstances, GetInstance,
                                       DeregisterInstance, GetOperation
            ✓ DNS namespaces           no Cloud Map service in use has DNS records

            ✓ 15 ok, 0 to look at, 0 broken
            """
                .replace("ENDPOINT", bed.standIn.endpoint().toString()));
  }

  @Test
  void aWideTerminalTakesALineEach() {
    Ran ran = examine(Cli.PLAIN.withWidth(160));
    assertThat(ran.out().lines().filter(line -> line.startsWith("✓"))).hasSize(16);
    assertThat(ran.out().lines()).hasSize(3 + 15 + 2).allMatch(line -> line.length() <= 160);
  }

  @Test
  void colourIsForTerminalsAlone() {
    assertThat(examine(Cli.PLAIN).out()).doesNotContain("\u001b");
    assertThat(examine(Cli.PLAIN.withColour()).out()).contains("\u001b[32m✓\u001b[0m account");
  }

  @Test
  void jsonIsAnObjectALineAndASummary() throws IOException {
    bed.standIn.deployment().removeMapping(DemoInstallation.EVENTS_MAPPING);
    Ran ran = examine(Cli.PLAIN, "--json");
    assertThat(ran.exitCode()).isEqualTo(1);
    List<String> lines = ran.out().lines().toList();
    ObjectMapper mapper = new ObjectMapper();
    JsonNode summary = mapper.readTree(lines.get(lines.size() - 1)).get("summary");
    assertThat(summary.toString())
        .isEqualTo("{\"ok\":12,\"attention\":0,\"broken\":2,\"good\":false}");
    assertThat(lines)
        .filteredOn(line -> line.contains("\"mark\":\"broken\""))
        .hasSize(2)
        .last()
        .asString()
        .startsWith(
            "{\"check\":\"events function mapping\",\"mark\":\"broken\",\"finding\":\"there is none")
        .contains("\"remedy\":\"Deploy this version again");
  }

  @Test
  void aMappingThatIsDisabledIsBrokenWithTheCommandThatResumes() {
    bed.standIn
        .deployment()
        .put(
            new Deployment.Mapping(
                DemoInstallation.EVENTS_MAPPING,
                DemoInstallation.EVENTS,
                DemoInstallation.EVENTS_QUEUE,
                "Disabled"));
    Ran ran = examine();
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(checks(ran))
        .containsSequence(
            "✗ events function mapping Disabled, so that the reactor is paused: messages wait in"
                + " CloudMapReactor-ReactorEventsQueue7E8F9A0B-Demo, four days at most",
            " → Resume, when what it was paused for is over:",
            " aws lambda update-event-source-mapping --uuid "
                + DemoInstallation.EVENTS_MAPPING
                + " --enabled --region eu-west-1");
  }

  @ParameterizedTest
  @CsvSource({"Enabling, !, 0", "Updating, !, 0", "Disabling, ✗, 1"})
  void aMappingThatIsBeingChanged(String state, String mark, int exitCode) {
    bed.standIn
        .deployment()
        .put(
            new Deployment.Mapping(
                DemoInstallation.WATCH_MAPPING,
                DemoInstallation.WATCH,
                DemoInstallation.EVENTS_QUEUE,
                state));
    Ran ran = examine();
    assertThat(checks(ran))
        .anyMatch(line -> line.startsWith(mark + " watch function mapping " + state));
    assertThat(ran.exitCode()).isEqualTo(exitCode);
  }

  private static Deployment.Rule rule() {
    return DemoInstallation.rule(Settings.from(Map.of()).policy());
  }

  @Test
  void aRuleThatSomebodyEditedIsFound() {
    String edited = rule().pattern().orElseThrow().replace("UNHEALTHY", "SICK");
    bed.standIn.deployment().put(rule().taking(edited));
    assertThat(checks(examine()))
        .contains(
            "✗ event rules not the pattern of this version with these settings: "
                + DemoInstallation.RULE);
  }

  @Test
  void aRuleThatDiffersInTheOrderOfItsFieldsAloneIsTheSame() {
    String pattern = rule().pattern().orElseThrow();
    String turned =
        pattern
            .replaceFirst("\"source\":\\[\"aws.ecs\"],", "")
            .replaceFirst("}$", ",\"source\":[\"aws.ecs\"]}");
    assertThat(turned).isNotEqualTo(pattern);
    bed.standIn.deployment().put(rule().taking(turned));
    assertThat(examine().exitCode()).isZero();
  }

  @Test
  void aRuleIsComparedWithTheSettingsInForce() {
    redeploy(Map.of("REACTOR_CLUSTERS", "shop", "REACTOR_STARTING_TASKS", "deregister"));
    assertThat(examine().exitCode()).isZero();
    bed.standIn.deployment().put(rule());
    assertThat(examine().exitCode()).isEqualTo(1);
  }

  @Test
  void rulesThatDoNotForward() {
    Deployment deployment = bed.standIn.deployment();
    deployment.put(rule().in("DISABLED"));
    assertThat(checks(examine()))
        .contains(
            " aws events enable-rule --name "
                + DemoInstallation.RULE
                + " --event-bus-name default --region eu-west-1");
    deployment.put(rule().sendingTo(Optional.empty()));
    assertThat(checks(examine())).anyMatch(line -> line.contains("forwards to nothing, which"));
    deployment.put(rule().sendingTo(Optional.of("arn:aws:sqs:eu-west-1:123456789012:other")));
    assertThat(checks(examine())).anyMatch(line -> line.contains("forwards to [arn:aws:sqs"));
    deployment.removeRule(DemoInstallation.RULE);
    assertThat(checks(examine()))
        .contains("✗ event rules there is none: no event reaches the reactor");
  }

  @Test
  void rulesOnAnotherBusWithTheScheduleOnTheDefaultOne() {
    Deployment.Rule rule = rule();
    bed.standIn
        .deployment()
        .put(
            new Deployment.Rule(
                rule.name(),
                "orders",
                rule.state(),
                rule.description(),
                rule.pattern(),
                rule.target(),
                rule.deadLetters()));
    assertThat(examine().exitCode()).isEqualTo(1);
    assertThat(examine(Cli.PLAIN, "--event-bus", "orders").exitCode()).isZero();
  }

  @Test
  void theScheduleOfTheWatch() {
    bed.standIn.deployment().removeRule(DemoInstallation.MINUTE);
    assertThat(checks(examine()))
        .contains("✗ watch schedule there is none: the health watch never begins");
    bed.standIn.deployment().put(DemoInstallation.schedule().in("DISABLED"));
    assertThat(checks(examine())).anyMatch(line -> line.startsWith("✗ watch schedule"));
    bed.standIn.deployment().put(DemoInstallation.schedule().sendingTo(Optional.empty()));
    assertThat(checks(examine()))
        .contains(
            "✗ watch schedule " + DemoInstallation.MINUTE + " does not invoke the events function");
  }

  @Test
  void aQueueThatSomebodyDeleted() {
    bed.standIn
        .deployment()
        .put(
            new Deployment.Mapping(
                DemoInstallation.EVENTS_MAPPING, DemoInstallation.EVENTS, "deleted", "Enabled"));
    bed.standIn
        .deployment()
        .put(rule().sendingTo(Optional.of(DemoInstallation.arn("sqs", "deleted"))));
    assertThat(checks(examine()))
        .anyMatch(
            line -> line.startsWith("✗ events queue is not there: finding the queue deleted"));
  }

  @Test
  void aRightThatAFunctionLacksOnOneOfTwo() {
    bed.standIn.faults().on("DeregisterInstance").where("ServiceId", "srv-basket").accessDenied();
    Ran ran = examine();
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(checks(ran))
        .contains(
            "✗ watch function rights DeregisterInstance is denied on 1 of 2: srv-basket",
            "✗ events function rights DeregisterInstance is denied on 1 of 2: srv-basket")
        .anyMatch(line -> line.contains("-c cloudMapServices"));
  }

  @Test
  void aDeniedOperationThatIsNotThereSaysNothingOfThoseThatAre() {
    bed.standIn.faults().on("GetOperation").accessDenied();
    Ran ran = examine();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out().replaceAll("\\s+", " "))
        .contains(
            "! watch function rights not known of GetOperation,",
            "! events function rights not known of GetOperation,",
            "AWS authorizes it on the operation's namespace");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ListInstances", "GetInstance"})
  void aRightToReadInCloudMapThatIsMissingIsBroken(String operation) {
    bed.standIn.faults().on(operation).accessDenied();
    Ran ran = examine();
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(checks(ran))
        .anyMatch(
            line -> line.startsWith("✗ events function rights " + operation + " is denied on 2 of"))
        .anyMatch(line -> line.contains("-c cloudMapServices"));
  }

  @Test
  void anInstanceOfTheProbesIdIsSaid() {
    bed.standIn.faults().on("GetInstance").where("ServiceId", "srv-orders").emptyBody();
    assertThat(checks(examine()))
        .anyMatch(line -> line.contains("GetInstance failed on 1 of 2 (srv-orders)"));
    bed.standIn.faults().clear();
    bed.standIn.putCloudMapService(
        new Seed.CloudMapService(
            "srv-orders",
            "orders",
            "shop.local",
            DemoInstallation.HOME.account(),
            false,
            List.of(new Seed.Instance("cloud-map-reactor-probe", Map.of()))));
    assertThat(checks(examine()))
        .anyMatch(
            line ->
                line.startsWith("! events function rights")
                    && line.contains("DeregisterInstance failed on 1 of 2 (srv-orders)"))
        .anyMatch(line -> line.contains("it was left alone"))
        .anyMatch(line -> line.contains("Look again when no instance has that id"));
    assertThat(bed.standIn.registry().get("srv-orders")).containsExactly("cloud-map-reactor-probe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ListClusters", "ListServices", "DescribeServices"})
  void whatTheWatchCouldNotReadIsNotTakenForNothing(String operation) {
    bed.standIn.faults().on(operation).accessDenied();
    String unknown = " not known, for " + operation + " failed";
    assertThat(checks(examine()))
        .contains(
            "! Cloud Map services" + unknown,
            "! events function rights" + unknown,
            "! DNS namespaces" + unknown)
        .anyMatch(
            line ->
                line.equals("! clusters" + unknown) || line.equals("✓ clusters 1 in scope: shop"))
        .noneMatch(line -> line.contains("Widen") || line.startsWith("✓ DNS"));
  }

  @Test
  void aWatchThatDoesNotAnswerLeavesTheOthersUnknown() {
    deploy(payload -> new InvocationResult.Returned("{}"));
    String unknown = " not known, for the probe of the watch function failed";
    assertThat(checks(examine()))
        .contains("! events function rights" + unknown, "! DNS namespaces" + unknown);
  }

  @Test
  void ofTooManyCloudMapServicesOnlySomeAreTried() {
    String services =
        IntStream.range(0, 203)
            .mapToObj(
                i ->
                    "{\"arn\":\"%s\"}"
                        .formatted(DemoInstallation.arn("servicediscovery", "service/srv-" + i)))
            .collect(Collectors.joining(","));
    deploy(
        payload ->
            new InvocationResult.Returned(
                "{\"probe\":{\"cloudMapServices\":[%s],\"untried\":3,\"calls\":[]}}"
                    .formatted(services)));
    AtomicInteger asked = new AtomicInteger();
    bed.standIn
        .deployment()
        .put(
            new Deployment.Function(
                DemoInstallation.EVENTS,
                "io.github.cloudmapreactor.lambda.FunctionHandler",
                "live",
                Map.of(),
                payload -> {
                  asked.addAndGet(payload.split("srv-", -1).length - 1);
                  return new InvocationResult.Returned("{\"probe\":{\"calls\":[]}}");
                }));
    String unknown = " not known of 3 of 203 Cloud Map services, which were too many to try";
    assertThat(checks(examine()))
        .contains(
            "✓ Cloud Map services 203 in use",
            "! Cloud Map services" + unknown,
            "! events function rights" + unknown,
            "! DNS namespaces" + unknown);
    assertThat(asked).hasValue(200);
  }

  @Test
  void aReactorThatObservesMayNotDeregisterAndNeedNot() {
    redeploy(Map.of("REACTOR_MODE", "observe"));
    bed.standIn.faults().on("GetInstance").accessDenied();
    bed.standIn.faults().on("GetOperation").accessDenied();
    Ran ran = examine();
    assertThat(ran.exitCode()).isZero();
    assertThat(checks(ran))
        .contains(
            "✓ events function rights allowed: ListInstances; denied, as meant: GetInstance,"
                + " GetOperation",
            "✓ watch function rights allowed: ListClusters, ListTasks, ListServices,"
                + " DescribeServices, ListInstances; denied, as meant: GetInstance, GetOperation")
        .anyMatch(line -> line.startsWith("✓ events function settings observes, removes nothing"));
  }

  @Test
  void clustersAndCloudMapServicesThatAreNotThere() {
    redeploy(Map.of("REACTOR_CLUSTERS", "shop,gone"));
    bed.standIn.removeCloudMapService("srv-basket");
    assertThat(checks(examine()))
        .contains(
            "✗ clusters in scope, and not there: gone",
            "! Cloud Map services ECS services register where there is no Cloud Map service:"
                + " srv-basket",
            "✓ DNS namespaces no Cloud Map service in use has DNS records");
    redeploy(Map.of("REACTOR_CLUSTERS", "x*"));
    Ran ran = examine();
    assertThat(checks(ran))
        .contains(
            "! clusters none is in scope",
            "! Cloud Map services no ECS service in scope registers in any");
    assertThat(ran.exitCode()).isZero();
  }

  @Test
  void dnsRecordsThatNobodyMayRemove() {
    bed.standIn.makeDns("shop.local");
    Ran ran = examine();
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out().replaceAll("\\s+", " "))
        .contains(
            "✗ DNS namespaces 2 Cloud Map services with DNS records: srv-basket, srv-orders, and"
                + " the watch function may not route53:ChangeResourceRecordSets,"
                + " route53:GetHealthCheck, route53:UpdateHealthCheck, route53:DeleteHealthCheck:"
                + " its removals there end in ACCESS_DENIED → Deploy with -c dnsNamespaces=true.");
    grantDns(DemoInstallation.WATCH);
    assertThat(checks(examine()))
        .filteredOn(line -> line.startsWith("✗ DNS"))
        .singleElement()
        .asString()
        .contains("the events function may not");
    grantDns(DemoInstallation.EVENTS);
    assertThat(checks(examine())).anyMatch(line -> line.endsWith("the functions may remove them"));
  }

  private void grantDns(String function) {
    for (String action :
        List.of(
            "ChangeResourceRecordSets",
            "GetHealthCheck",
            "UpdateHealthCheck",
            "DeleteHealthCheck")) {
      bed.standIn.deployment().grant(function, "route53:" + action);
    }
  }

  @Test
  void aReactorThatObservesNeedsNoRightOnDnsRecords() {
    redeploy(Map.of("REACTOR_MODE", "observe"));
    bed.standIn.makeDns("shop.local");
    assertThat(examine().exitCode()).isZero();
  }

  @Test
  void withoutAWatchAndWithoutAQueue() {
    bed.standIn.deployment().removeFunction(DemoInstallation.WATCH);
    bed.standIn.deployment().removeMapping(DemoInstallation.EVENTS_MAPPING);
    bed.standIn
        .deployment()
        .put(
            rule()
                .sendingTo(
                    Optional.of(
                        DemoInstallation.arn(
                            "lambda", "function:" + DemoInstallation.EVENTS + ":live"))));
    Ran ran = examine();
    assertThat(ran.exitCode()).isZero();
    assertThat(checks(ran))
        .contains(
            "✓ events function mapping none, for EventBridge invokes the function directly",
            "✓ health watch none is deployed, so nobody looks which Cloud Map services are used",
            "✓ events function rights it answers; there was nothing to try");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anEventsFunctionThatIsThrottledIsPausedWhereNoMappingCouldBe(boolean direct) {
    bed.standIn.deployment().removeFunction(DemoInstallation.WATCH);
    if (direct) {
      bed.standIn.deployment().removeMapping(DemoInstallation.EVENTS_MAPPING);
    }
    bed.standIn.faults().on("Invoke").throttled();
    assertThat(checks(examine()))
        .anyMatch(
            line ->
                line.startsWith((direct ? "✗" : "!") + " events function rights ")
                    && line.contains(direct ? "Lambda throttles it" : "could not be looked at"))
        .filteredOn(line -> line.contains("aws lambda delete-function-concurrency"))
        .isEqualTo(
            direct
                ? List.of(
                    " aws lambda delete-function-concurrency --function-name %s --region eu-west-1"
                        .formatted(DemoInstallation.EVENTS))
                : List.of());
  }

  @Test
  void aFunctionThatCannotAnswer() {
    deploy(
        payload ->
            new InvocationResult.Failed(
                "X", "{\"errorMessage\":\"REACTOR_MODE is \\\"x\\\"\",\"errorType\":\"X\"}"));
    assertThat(checks(examine()))
        .containsSequence(
            "✗ watch function rights it could not answer: REACTOR_MODE is \"x\"",
            " → Its log tells more:",
            " aws logs tail %s-Log --since 10m --region eu-west-1"
                .formatted(DemoInstallation.WATCH));
    deploy(payload -> new InvocationResult.Returned("{\"batchItemFailures\":[]}"));
    assertThat(checks(examine()))
        .contains("✗ watch function rights it knows no probes, so another version is deployed");
  }

  private void deploy(io.github.cloudmapreactor.local.lambda.Invocable code) {
    bed.standIn
        .deployment()
        .put(
            new Deployment.Function(
                DemoInstallation.WATCH,
                "io.github.cloudmapreactor.lambda.WatchHandler",
                "live",
                Map.of("REACTOR_SPEED", "high"),
                code));
  }

  @Test
  void settingsOfAnotherVersionAreBroken() {
    deploy(InvocationResult.Returned::new);
    assertThat(checks(examine()))
        .anyMatch(
            line ->
                line.startsWith("✗ watch function settings this version does not know them")
                    && line.contains("REACTOR_SPEED is not a setting"));
  }

  @Test
  void theDemoFindsWhatIsWrong() {
    Ran ran = Cli.PLAIN.run("doctor", "--demo");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains(
            "✗ events function mapping  Disabled",
            "    aws lambda update-event-source-mapping --uuid",
            "✗ watch function rights    DeregisterInstance is denied on 1 of 2: srv-basket",
            "✗ 12 ok, 0 to look at, 3 broken");
    assertThat(ran.out().lines())
        .filteredOn(line -> !line.startsWith("    aws "))
        .allMatch(line -> line.length() <= 80);
  }
}
