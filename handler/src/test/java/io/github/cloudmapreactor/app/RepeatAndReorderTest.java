package io.github.cloudmapreactor.app;

import static io.github.cloudmapreactor.core.States.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.app.Lives.Life;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.Policies;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.Policy.KeepAtLeast;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Delivering any event any number of times, in any order, at any distance in time, ends in the same
 * registry as delivering each once in order.
 *
 * <p>Exactly, for random lives of two or three tasks of a service, and for each event once or more,
 * alone or in batches, milliseconds to days late, to a function that may be cold at each delivery
 * and whose calls may fail, so that what failed comes again:
 *
 * <ol>
 *   <li><b>After the fact</b>: where every delivery comes when all has happened, and longer ago
 *       than the staleness bound, the registry ends as with each event once in order, and lists
 *       exactly the tasks that are fit.
 *   <li><b>While it happens</b>: the same against each event once, in order and at once, where no
 *       sick task recovers, and an event follows each sickness. Without that it cannot hold for
 *       anybody: who looks while a task is sick removes it, and who looks later does not; ECS
 *       registers a task once.
 * </ol>
 *
 * <p>Reads answer what is true at their moment, or fail, or lag behind the event. There is no
 * floor: of several sick tasks it keeps those that come last, whoever they are. {@code
 * -Dreorder.seed=N} plays one history alone.
 */
final class RepeatAndReorderTest {

  private static final int HISTORIES = Integer.getInteger("reorder.histories", 500);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);
  private static final double LONGEST_DELAY_MILLIS = Duration.ofDays(5).toMillis();
  private static final Policy WITHOUT_FLOOR = Policies.keepAtLeast(new KeepAtLeast.Count(0));

  @Test
  void afterTheFactAnyDeliveryEndsAsEachOnceInOrder() {
    seeds().forEach(seed -> assertThat(differences(seed, true, WITHOUT_FLOOR)).isEmpty());
  }

  @Test
  void whileItHappensAnyDeliveryEndsAsEachOnceInOrder() {
    seeds().forEach(seed -> assertThat(differences(seed, false, WITHOUT_FLOOR)).isEmpty());
  }

  /** The property is one that can fail: a stale UNHEALTHY that is not read again breaks it. */
  @Test
  void withoutTheStalenessBoundItDoesNotHold() {
    Policy gullible =
        new Policy(
            WITHOUT_FLOOR.mode(),
            WITHOUT_FLOOR.scope(),
            WITHOUT_FLOOR.optOutTag(),
            WITHOUT_FLOOR.startingTasks(),
            WITHOUT_FLOOR.keepAtLeast(),
            Duration.ofDays(365),
            WITHOUT_FLOOR.stranded());
    assertThat(IntStream.range(0, 100).filter(seed -> !differences(seed, true, gullible).isEmpty()))
        .isNotEmpty();
  }

  private static IntStream seeds() {
    int one = Integer.getInteger("reorder.seed", -1);
    return one < 0 ? IntStream.range(0, HISTORIES) : IntStream.of(one);
  }

  /** What is different between the two deliveries of a history, or from what must be left. */
  private static List<String> differences(int seed, boolean afterTheFact, Policy policy) {
    Random random = new Random(seed);
    List<Life> lives = lives(random, afterTheFact);
    Instant allOver =
        lives.stream()
            .map(Life::endsAt)
            .max(Comparator.naturalOrder())
            .orElseThrow()
            .plus(Policies.STALENESS)
            .plusSeconds(1);
    List<Delivery> inOrder = new ArrayList<>();
    List<Delivery> anyhow = new ArrayList<>();
    for (Life life : lives) {
      for (TaskState event : life.events()) {
        Instant possible = afterTheFact ? allOver : event.times().asOf();
        // In order also after the fact: as much later as the history was long.
        Instant next = afterTheFact ? event.times().asOf().plus(length(lives, allOver)) : possible;
        inOrder.add(new Delivery(next, event));
        for (int copies = random.nextInt(3); copies >= 0; copies--) {
          anyhow.add(new Delivery(possible.plus(delay(random)), event));
        }
      }
    }
    Set<String> expected = new Played(lives, policy, new Random(seed), true).play(inOrder);
    Set<String> ended = new Played(lives, policy, random, false).play(anyhow);
    List<String> differences = new ArrayList<>();
    if (!ended.equals(expected)) {
      differences.add("seed %d: %s, but in order %s".formatted(seed, ended, expected));
    }
    Set<String> fit = fit(lives, allOver);
    if (!ended.equals(fit)) {
      differences.add("seed %d: %s, but fit are %s".formatted(seed, ended, fit));
    }
    return differences;
  }

  private static Duration length(List<Life> lives, Instant allOver) {
    return Duration.between(
        lives.stream().map(Life::bornAt).min(Comparator.naturalOrder()).orElseThrow(), allOver);
  }

  private static List<Life> lives(Random random, boolean recovers) {
    Lives lives = new Lives(random);
    Instant begin = new FakeAws().clock.instant();
    return IntStream.range(0, 2 + random.nextInt(2))
        .mapToObj(i -> lives.next("t" + i, begin.plusMillis(1 + random.nextInt(300_000)), recovers))
        .toList();
  }

  private static Set<String> fit(List<Life> lives, Instant end) {
    Set<String> fit = new TreeSet<>();
    lives.stream()
        .filter(life -> life.changeAt(end).orElseThrow().isFit())
        .forEach(life -> fit.add(life.id()));
    return fit;
  }

  /** From a millisecond to days, each magnitude as likely as the others. */
  private static Duration delay(Random random) {
    return Duration.ofMillis((long) Math.pow(LONGEST_DELAY_MILLIS, random.nextDouble()));
  }

  /** An event and when it is delivered. */
  private record Delivery(Instant at, TaskState event) {}

  /** One delivery of a history's events to a reactor, in a world that goes on meanwhile. */
  private static final class Played extends ReactorOverFakes {

    private static final List<String> CALLS =
        List.of("DescribeTasks", "DescribeServices", "DeregisterInstance", "GetOperation");

    private final List<Life> lives;
    private final Policy policy;
    private final Random random;
    private final boolean calm;
    private final Set<String> registered = new TreeSet<>();

    Played(List<Life> lives, Policy policy, Random random, boolean calm) {
      this.lives = lives;
      this.policy = policy;
      this.random = random;
      this.calm = calm;
      this.reactor = reactor(policy);
      aws.serve(view(lives.size(), Duration.ZERO, "srv-a"));
      // There is a Cloud Map service before anybody is registered.
      aws.register("srv-a", "t0");
      aws.unregister("srv-a", "t0");
    }

    Set<String> play(List<Delivery> deliveries) {
      PriorityQueue<Delivery> queue =
          new PriorityQueue<>(
              Comparator.comparing(Delivery::at)
                  .thenComparing(each -> each.event().task().id())
                  .thenComparing(each -> each.event().version()));
      queue.addAll(deliveries);
      while (!queue.isEmpty()) {
        List<TaskState> batch = batch(queue);
        goWrong(batch);
        List<Report> reports = reactor.react(batch, AMPLE);
        for (int i = 0; i < batch.size(); i++) {
          if (reports.get(i).outcome() instanceof Outcome.Failed) {
            queue.add(new Delivery(aws.clock.instant().plus(BETWEEN_TRIES), batch.get(i)));
          }
        }
      }
      return new TreeSet<>(aws.listed("srv-a"));
    }

    /** The next event, or some of the next together, at the moment of the last of them. */
    private List<TaskState> batch(PriorityQueue<Delivery> queue) {
      int size = calm || random.nextInt(4) > 0 ? 1 : 1 + random.nextInt(12);
      List<TaskState> batch = new ArrayList<>();
      while (!queue.isEmpty() && batch.size() < size) {
        Delivery next = queue.remove();
        batch.add(next.event());
        advanceTo(next.at());
      }
      return batch;
    }

    private void advanceTo(Instant at) {
      Instant now = aws.clock.instant();
      if (at.isAfter(now)) {
        aws.advance(Duration.between(now, at));
      }
      lives.forEach(this::goOn);
    }

    private void goOn(Life life) {
      Instant now = aws.clock.instant();
      aws.tasks.remove(life.id());
      life.at(now).ifPresent(state -> aws.tasks.put(life.id(), state));
      boolean due = life.registeredAt().filter(when -> !when.isAfter(now)).isPresent();
      if (due && registered.add(life.id())) {
        aws.register("srv-a", life.id());
      }
    }

    /** Cold starts, calls that fail, and an answer that lags behind the only event. */
    private void goWrong(List<TaskState> batch) {
      aws.broken.clear();
      if (calm) {
        return;
      }
      if (random.nextInt(8) == 0) {
        reactor = reactor(policy);
      }
      if (random.nextInt(8) == 0) {
        aws.broken.add(CALLS.get(random.nextInt(CALLS.size())));
      }
      TaskState event = batch.get(batch.size() - 1);
      TaskState known = aws.tasks.get(event.task().id());
      if (batch.size() == 1
          && random.nextInt(8) == 0
          && known != null
          && known.version() == event.version()) {
        lives.stream()
            .filter(life -> life.id().equals(event.task().id()))
            .flatMap(life -> life.at(event.times().asOf().minusMillis(1)).stream())
            .forEach(older -> aws.tasks.put(event.task().id(), older));
      }
    }
  }
}
