package io.github.cloudmapreactor.cli.redrive;

import static io.github.cloudmapreactor.cli.redrive.LetterBed.event;
import static io.github.cloudmapreactor.cli.redrive.LetterBed.flat;
import static io.github.cloudmapreactor.cli.redrive.LetterBed.givenUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Redrives the stand-in's queues as an operator would those of AWS. */
final class RedriveCommandTest {

  @AutoClose private final LetterBed bed = new LetterBed();

  @Test
  void anEventThatLacksARightComesToItsEndOnceTheRightIsThere() {
    bed.start("orders-1", "HEALTHY");
    bed.standIn.faults().on("DeregisterInstance").accessDenied();
    bed.deliver(event("orders-1").stopping());
    assertThat(bed.holds()).isEqualTo("1 visible, 0 hidden");

    assertThat(flat(bed.redrive().out()))
        .contains(" AccessDeniedException orders-1 shop/orders")
        .contains("the function gave it up: deregistering the instance")
        .contains("→ Give the function's role the right that the message names");

    bed.standIn.faults().clear();
    Ran ran = bed.redrive("--enforce");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("✓ 1 letter: 1 ended well and deleted (1 DEREGISTERED), 0 left");
    assertThat(bed.registered()).isEmpty();
    assertThat(bed.holds()).isEqualTo("0 visible, 0 hidden");
  }

  @Test
  void listsEveryRoadIntoTheQueues() {
    bed.put(event("orders-1").stopping(), givenUp("AccessDeniedException", "no right"));
    bed.put(event("orders-2").stopping(), Map.of());
    bed.put(
        event("orders-3").stopping(),
        Map.of("RequestID", "1", "ErrorCode", "429", "ErrorMessage", "Rate exceeded"));
    bed.put(LetterReaderTest.record(event("orders-4").stopping()), Map.of());
    bed.put("{\"cut off", Map.of("ErrorType", "InvalidEvent", "OriginalBytes", "2000000"));
    bed.put(
        LetterBed.UNDELIVERED,
        event("orders-5").stopping(),
        Map.of("RULE_ARN", "arn:r", "ERROR_CODE", "NO_PERMISSIONS", "ERROR_MESSAGE", "not let in"));

    Ran ran = bed.run(Cli.PLAIN, "redrive", "--aws");

    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
    assertThat(flat(ran.out()))
        .contains("calls go to AWS, eu-west-1; queues of the stack CloudMapReactor")
        .contains("AccessDeniedException orders-1 shop/orders the function gave it up: no right")
        .contains("received too often orders-2 shop/orders received too often → It failed for two")
        .contains("Lambda status 429 orders-3 shop/orders Lambda gave it up: Rate exceeded")
        .contains("RetriesExhausted orders-4 shop/orders Lambda gave it up: it broke")
        .contains("→ It was too large to be kept whole")
        .containsSubsequence(LetterBed.DEAD_LETTERS, LetterBed.UNDELIVERED, "NO_PERMISSIONS")
        .contains("EventBridge could not deliver it: not let in")
        .endsWith("✗ 6 letters; next: --observe ");
    assertThat(bed.holds()).isEqualTo("5 visible, 0 hidden");
  }

  @Test
  void whatIsOldAndMayHavePassedIsReadAgain() {
    bed.start("orders-1", "HEALTHY");
    bed.put(event("orders-1").unhealthy(), givenUp("AccessDeniedException", "no right"));

    Ran ran = bed.redrive("--enforce");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(flat(ran.out())).contains("KEEP HEALTHY KEPT deleted");
    assertThat(bed.registered()).hasSize(1);
    assertThat(bed.holds()).isEqualTo("0 visible, 0 hidden");
  }

  @Test
  void aTaskThatIsStillSickIsRemovedAndTheUndoIsTold() {
    for (String task : List.of("orders-1", "orders-2", "orders-3")) {
      bed.start(task, "HEALTHY");
    }
    bed.standIn.setHealth("shop", TaskEvent.id("orders-1"), "UNHEALTHY");
    bed.put(event("orders-1").unhealthy(), Map.of());

    Ran ran = bed.redrive("--enforce");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(flat(ran.out())).contains("DEREGISTER UNHEALTHY_FOUND DEREGISTERED deleted");
    assertThat(ran.out()).contains("aws servicediscovery register-instance --region eu-west-1");
  }

  @Test
  void aTaskThatIsLongGoneEndsWell() {
    bed.put(event("orders-1").stopping(), Map.of());
    bed.put(event("orders-2").unhealthy(), Map.of());

    Ran ran = bed.redrive("--enforce");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("(1 ALREADY_GONE, 1 KEPT TASK_MISSING)");
  }

  @Test
  void whatTheFloorHoldsStays() {
    bed.start("orders-1", "UNHEALTHY");
    bed.put(event("orders-1").unhealthy(), Map.of());

    Ran ran = bed.redrive("--enforce");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(flat(ran.out()))
        .contains("HELD_BACK FLOOR stays")
        .contains("would stay in the Cloud Map service: redrive it again later");
    assertThat(bed.holds()).isEqualTo("1 visible, 0 hidden");
  }

  @Test
  void whatTheTagKeepsIsDoneWith() {
    bed.putService(Map.of("cloud-map-reactor", "ignore"));
    bed.start("orders-1", "HEALTHY");
    bed.put(event("orders-1").stopping(), Map.of());

    assertThat(flat(bed.redrive("--enforce").out())).contains("HELD_BACK OPT_OUT_TAG deleted");
    assertThat(bed.registered()).hasSize(1);
  }

  @Test
  void whatIsOutOfThisShellsScopeStays() {
    bed.put(event("orders-1").stopping(), Map.of());
    Cli other = Cli.PLAIN.withEnvironment(Map.of("REACTOR_CLUSTERS", "prod"));

    Ran ran = bed.redrive(other, "--enforce");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(flat(ran.out()))
        .contains("clusters prod; services *; opt-out tag cloud-map-reactor=ignore; floor 50%")
        .contains("REACTOR_CLUSTERS and REACTOR_SERVICES of this shell leave it out");
    assertThat(bed.holds()).isEqualTo("1 visible, 0 hidden");
  }

  @Test
  void aRemovalWhoseEndWasNotSeenStays() {
    bed.start("orders-1", "HEALTHY");
    bed.standIn.operationTimes(Duration.ofHours(1), Duration.ofHours(2));
    bed.put(event("orders-1").stopping(), Map.of());
    Cli hasty = Cli.PLAIN.withEnvironment(Map.of("REACTOR_CONFIRMATION", "1ms"));

    Ran ran = bed.redrive(hasty, "--enforce");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(flat(ran.out())).contains("SUBMITTED stays").contains("its end was not seen");
    assertThat(bed.holds()).isEqualTo("1 visible, 0 hidden");
  }

  @Test
  void aHopelessLetterIsNotDoubled() {
    bed.put("{\"Records\": []}", Map.of());
    bed.put("{\"cut off", Map.of("ErrorType", "InvalidEvent", "OriginalBytes", "2000000"));
    Cli deployed =
        Cli.PLAIN.withEnvironment(
            Map.of("REACTOR_DEAD_LETTER_QUEUE", bed.url(LetterBed.DEAD_LETTERS)));

    Ran ran = bed.redrive(deployed, "--enforce");

    assertThat(flat(ran.out()))
        .contains("InvalidEvent stays ✗ InvalidEvent: source: expected aws.ecs, but it is missing.")
        .contains("CUT stays it was cut to fit into the queue")
        .contains("2 letters: 0 ended well and deleted, 2 left in the queue");
    assertThat(bed.holds()).isEqualTo("2 visible, 0 hidden");
  }

  @Test
  void whatLambdaWroteAroundAnEventIsTakenOff() {
    bed.start("orders-1", "HEALTHY");
    bed.put(LetterReaderTest.record(event("orders-1").stopping()), Map.of());
    bed.put(LetterReaderTest.record("{\"minute\": \"2026-09-14T09:00:00Z\"}"), Map.of());
    Cli deployed =
        Cli.PLAIN.withEnvironment(Map.of("REACTOR_TICK_QUEUE", bed.url(LetterBed.UNDELIVERED)));

    Ran ran = bed.redrive(deployed, "--enforce");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("2 ended well and deleted (1 DEREGISTERED, 1 MINUTE)");
    assertThat(bed.registered()).isEmpty();
    assertThat(bed.run(Cli.PLAIN, "redrive", "--aws").exitCode()).as("no ticks").isZero();
  }

  @Test
  void readsNoMoreThanItIsToldTo() {
    for (int i = 1; i <= 25; i++) {
      bed.put(event("orders-" + i).stopping(), Map.of());
    }

    Ran ran = bed.redrive("--max", "12", "--enforce");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(flat(ran.out())).contains("12 ended well").contains("there are more: give a larger");
    assertThat(bed.holds()).isEqualTo("13 visible, 0 hidden");
  }

  @Test
  void anEndpointNeedsNoAccount() {
    bed.put(event("orders-1").stopping(), Map.of());

    Ran ran = Cli.PLAIN.run("redrive", "--endpoint", bed.standIn.endpoint().toString());

    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
    assertThat(ran.out()).contains("orders-1 shop/orders");
  }
}
