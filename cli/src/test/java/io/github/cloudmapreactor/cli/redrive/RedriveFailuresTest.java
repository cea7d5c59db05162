package io.github.cloudmapreactor.cli.redrive;

import static io.github.cloudmapreactor.cli.redrive.LetterBed.event;
import static io.github.cloudmapreactor.cli.redrive.LetterBed.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.cli.aws.Problem;
import io.github.cloudmapreactor.cli.function.RealTime;
import io.github.cloudmapreactor.cli.redrive.RedriveHeading.Action;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.local.Seed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong, no letter is lost, and the operator reads what to do. */
final class RedriveFailuresTest {

  @AutoClose private final LetterBed bed = new LetterBed();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Terminal terminal = Cli.PLAIN.terminal(out, new ByteArrayOutputStream());

  @Test
  void aMissingRightToLookEndsWith2() {
    for (String operation : List.of("GetQueueUrl", "GetQueueAttributes", "ReceiveMessage")) {
      bed.standIn.faults().on(operation).next(1).accessDenied();

      Ran ran = bed.redrive();

      assertThat(ran.exitCode()).isEqualTo(2);
      assertThat(ran.err())
          .startsWith("reactor: AccessDenied")
          .contains("the right is sqs:" + operation)
          .contains("aws sts get-caller-identity");
    }
    bed.standIn.faults().on("ListQueues").accessDenied();
    assertThat(bed.run(Cli.PLAIN, "redrive", "--aws").err()).contains("sqs:ListQueues");
  }

  @Test
  void aLetterThatCannotBeDeletedStays() {
    bed.start("orders-1", "HEALTHY");
    bed.put(event("orders-1").stopping(), Map.of());
    bed.standIn.faults().on("DeleteMessageBatch").accessDenied();

    Ran ran = bed.redrive("--enforce");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(flat(ran.out()))
        .contains("DEREGISTER STOPPING DEREGISTERED stays")
        .contains("the right is sqs:DeleteMessage")
        .contains("0 ended well and deleted, 1 left in the queue (1 AccessDenied");
    assertThat(bed.holds()).isEqualTo("1 visible, 0 hidden");

    bed.standIn.faults().clear();
    assertThat(bed.redrive("--enforce").out()).contains("deleted (1 ALREADY_GONE)");
  }

  @Test
  void lettersThatCannotBeGivenBackComeBackByThemselves() {
    bed.put(event("orders-1").stopping(), Map.of());
    bed.put(event("orders-2").stopping(), Map.of());
    bed.standIn.faults().on("ChangeMessageVisibilityBatch").accessDenied();

    Ran ran = bed.redrive();

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(flat(ran.out()))
        .contains("the right is sqs:ChangeMessageVisibility")
        .contains("2 letters can be received again by themselves within 2 minutes")
        .contains("received too often");
    Ran later = bed.redrive();
    assertThat(later.exitCode()).as("something is left").isEqualTo(1);
    assertThat(flat(later.out()))
        .contains("2 letters were received by somebody else")
        .contains("✗ 0 letters; 2 cannot be seen now");
  }

  @Test
  void aReceiveThatFailsLaterGivesBackWhatWasReceived() {
    for (int i = 1; i <= 12; i++) {
      bed.put(event("orders-" + i).stopping(), Map.of());
    }
    AtomicInteger asked = new AtomicInteger();

    RedriveSummary summary =
        session(new RedriveText(terminal, ZoneOffset.UTC), Action.ENFORCE)
            .apply(
                () -> {
                  if (asked.getAndIncrement() == 1) {
                    bed.standIn.faults().on("ReceiveMessage").accessDenied();
                  }
                  return false;
                });

    assertThat(summary.isGood()).isFalse();
    assertThat(summary.ended()).isEqualTo(9);
    assertThat(flat(out.toString(StandardCharsets.UTF_8))).contains("sqs:ReceiveMessage");
    assertThat(bed.holds()).isEqualTo("3 visible, 0 hidden");
  }

  @Test
  void ctrlCGivesBackWhatIsNotDone() {
    for (int i = 1; i <= 12; i++) {
      bed.put("no event " + i, Map.of());
    }
    AtomicInteger asked = new AtomicInteger();

    RedriveSummary summary =
        session(new RedriveText(terminal, ZoneOffset.UTC), Action.ENFORCE)
            .apply(() -> asked.getAndIncrement() == 1);

    assertThat(summary.isGood()).isFalse();
    assertThat(summary.letters()).isEqualTo(9);
    assertThat(summary.sentence()).contains("stopped early, what was not done is as it was");
    assertThat(bed.holds()).isEqualTo("12 visible, 0 hidden");
  }

  @Test
  void aFaultInTheMiddleLosesNothing() {
    bed.put(event("orders-1").stopping(), Map.of());
    bed.put("no event", Map.of());
    assertThatIllegalStateException()
        .isThrownBy(() -> session(new Broken(), Action.ENFORCE).apply(() -> false));

    assertThat(bed.holds()).isEqualTo("1 visible, 0 hidden");
    assertThat(bed.bodies()).containsExactly("no event");
  }

  @Test
  void whoeverNamesTheWrongQueueIsToldSo() {
    bed.standIn.addQueue(new Seed.Queue("events", Duration.ofSeconds(30), "dead", 240));

    assertThat(bed.run(Cli.PLAIN, "redrive", "--aws", "--queue", "events").err())
        .contains("events has a dead-letter queue of its own");
    assertThat(bed.run(Cli.PLAIN, "redrive", "--aws", "--queue", "none").err())
        .contains("finding the queue none: SQS answered")
        .contains("Look at the queue's name and the region");
    assertThat(bed.run(Cli.PLAIN, "redrive", "--aws", "--stack", "other").err())
        .contains("the stack other has no dead-letter queues here")
        .contains("DeadLetterQueueUrl");
    String elsewhere = "https://sqs.us-east-2.amazonaws.com/123456789012/dead";
    assertThat(bed.run(Cli.PLAIN, "redrive", "--aws", "--queue", elsewhere).err())
        .contains("is in us-east-2, and calls go to eu-west-1; set AWS_REGION=us-east-2");
  }

  @Test
  void anEndpointThatDoesNotAnswerEndsWith2() {
    String url = bed.standIn.endpoint().toString();
    bed.standIn.close();

    Ran ran = Cli.PLAIN.run("redrive", "--endpoint", url);

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .contains("listing the queues of the stack CloudMapReactor: no usable answer")
        .contains("Look whether the endpoint is up");
  }

  @Test
  void wrongSettingsOfTheShellEndWith2() {
    Cli cli = Cli.PLAIN.withEnvironment(Map.of("REACTOR_CLUSTERS", "a b"));

    Ran ran = bed.redrive(cli, "--observe");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("REACTOR_CLUSTERS is \"a b\", but must be");
  }

  /** Breaks while it shows how the first letter ended. */
  private static final class Broken implements RedriveView {
    @Override
    public void begin(RedriveHeading heading) {}

    @Override
    public void queue(LetterQueue.Sight queue) {}

    @Override
    public void causes(List<CauseCount> causes) {}

    @Override
    public void ending(LetterEnding ending) {
      throw new IllegalStateException("broken");
    }

    @Override
    public void problem(Problem problem) {}

    @Override
    public void summary(RedriveSummary summary) {}
  }

  private Function<BooleanSupplier, RedriveSummary> session(RedriveView view, Action action) {
    RedrivePlan plan =
        new RedrivePlan(
            Optional.of(bed.standIn.endpoint()),
            List.of(LetterBed.DEAD_LETTERS),
            "",
            action,
            1_000);
    RedriveSession session =
        new RedriveSession(terminal, view, InstantSource.system(), RealTime::sleep);
    return stop -> session.run(plan, stop);
  }
}
