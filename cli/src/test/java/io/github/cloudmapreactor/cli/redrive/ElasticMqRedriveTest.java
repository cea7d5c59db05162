package io.github.cloudmapreactor.cli.redrive;

import static io.github.cloudmapreactor.cli.redrive.LetterBed.event;
import static io.github.cloudmapreactor.cli.redrive.LetterBed.flat;
import static io.github.cloudmapreactor.cli.redrive.LetterBed.givenUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;

/** Redrives queues of ElasticMQ: an SQS by somebody else, with a clock that nobody holds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ElasticMqRedriveTest {

  private final SQSRestServer elasticMq =
      SQSRestServerBuilder.withInterface("127.0.0.1")
          .withDynamicPort()
          .withAWSAccountId(LetterBed.HOME.account())
          .withAWSRegion(LetterBed.HOME.region())
          .start();

  private final URI endpoint =
      URI.create("http://127.0.0.1:" + elasticMq.waitUntilStarted().localAddress().getPort());

  private LetterBed bed = new LetterBed(endpoint, "unused");

  @BeforeEach
  void begin(TestInfo test) {
    bed.close();
    bed = new LetterBed(endpoint, test.getTestMethod().orElseThrow().getName());
  }

  @AfterEach
  void end() {
    bed.close();
  }

  @AfterAll
  void stop() {
    elasticMq.stopAndWait();
  }

  @Test
  void listingLeavesAllAsItWas() {
    for (int i = 1; i <= 12; i++) {
      bed.put(event("orders-" + i).stopping(), givenUp("AccessDeniedException", "no right"));
    }
    bed.put(event("orders-13").stopping(), Map.of());

    Ran ran = bed.redrive();

    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
    assertThat(flat(ran.out()))
        .containsPattern(" 12 20\\S+ \\S+ AccessDeniedException orders-\\d+ shop/orders")
        .containsPattern(" 1 20\\S+ \\S+ received too often orders-1 shop/orders")
        .contains("13 letters; next: --observe");
    assertThat(bed.holds()).isEqualTo("13 visible, 0 hidden");
    assertThat(bed.standIn.journal().calls()).isEmpty();
  }

  @Test
  void deletesOnlyWhatEndedWell() {
    bed.start("orders-1", "HEALTHY");
    bed.start("orders-2", "HEALTHY");
    String hopeless = "{\"source\": \"somebody.else\"}";
    bed.put(event("orders-1").stopping(), givenUp("AccessDeniedException", "no right"));
    bed.put(hopeless, givenUp("InvalidEvent", "source: expected aws.ecs"));
    bed.put(event("orders-2").unhealthy(), Map.of());

    Ran ran = bed.redrive("--enforce");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(flat(ran.out()))
        .contains("DEREGISTER STOPPING DEREGISTERED deleted")
        .contains("KEEP HEALTHY KEPT deleted")
        .contains("InvalidEvent stays")
        .contains("3 letters: 2 ended well and deleted (1 DEREGISTERED, 1 KEPT HEALTHY), 1 left");
    assertThat(bed.holds()).isEqualTo("1 visible, 0 hidden");
    assertThat(bed.bodies()).containsExactly(hopeless);
    assertThat(bed.registered()).containsExactly(TaskEvent.id("orders-2"));
  }

  @Test
  void whatFailsAgainStaysAndCanBeReceivedAtOnce() {
    bed.start("orders-1", "HEALTHY");
    bed.standIn.faults().on("DeregisterInstance").accessDenied();
    String letter = event("orders-1").stopping();
    bed.put(letter, givenUp("ResourceInUse", "long ago"));

    Ran ran = bed.redrive("--enforce");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(flat(ran.out()))
        .contains("✗ AccessDeniedException: deregistering the instance")
        .contains("Grant it to whoever aws sts get-caller-identity says you are")
        .contains("0 ended well and deleted, 1 left in the queue (1 AccessDeniedException)");
    assertThat(bed.bodies()).containsExactly(letter);
  }

  @Test
  void worksOffMoreThanTen() {
    List<String> tasks = new ArrayList<>();
    for (int i = 1; i <= 23; i++) {
      tasks.add("orders-" + i);
    }
    for (String task : tasks) {
      bed.start(task, "HEALTHY");
      bed.put(event(task).stopping(), Map.of());
    }

    Ran ran = bed.redrive("--enforce");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("23 ended well and deleted (23 DEREGISTERED)");
    assertThat(bed.holds()).isEqualTo("0 visible, 0 hidden");
    assertThat(bed.registered()).isEmpty();
    assertThat(bed.redrive().exitCode()).isZero();
  }

  @Test
  void observingChangesNothing() {
    bed.start("orders-1", "HEALTHY");
    bed.put(event("orders-1").stopping(), Map.of());

    Ran ran = bed.redrive("--observe");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(flat(ran.out()))
        .contains("HELD_BACK OBSERVE_MODE would be deleted")
        .contains("1 letter: 1 would end well");
    assertThat(bed.holds()).isEqualTo("1 visible, 0 hidden");
    assertThat(bed.registered()).hasSize(1);
  }

  @Test
  void thereIsNoSuchQueue() {
    Ran ran = bed.run(Cli.PLAIN, "redrive", "--aws", "--queue", "none");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("finding the queue none").contains("Look at the queue's name");
  }

  @Test
  void theQueueOfTheEventsIsRefused() {
    bed.sqs.createQueue(
        request ->
            request
                .queueName("events")
                .attributesWithStrings(
                    Map.of(
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:123456789012:"
                            + "theQueueOfTheEventsIsRefused\",\"maxReceiveCount\":\"9\"}")));

    Ran ran = bed.run(Cli.PLAIN, "redrive", "--aws", "--queue", "events");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("events has a dead-letter queue of its own");
  }

  @Test
  void findsTheQueuesOfAStack() {
    for (String queue :
        List.of(
            "other-ReactorDeadLetters4590B72B-AAAA",
            "other-ReactorUndeliveredB61163B3-BBBB",
            "other-ReactorEventsQueueACA63DEE-CCCC",
            "other-eu-ReactorDeadLetters4590B72B-DDDD")) {
      bed.sqs.createQueue(request -> request.queueName(queue));
    }

    Ran ran = bed.run(Cli.PLAIN, "redrive", "--aws", "--stack", "other");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out().lines().filter(line -> line.startsWith("other-")))
        .containsExactly(
            "other-ReactorDeadLetters4590B72B-AAAA", "other-ReactorUndeliveredB61163B3-BBBB");
  }
}
