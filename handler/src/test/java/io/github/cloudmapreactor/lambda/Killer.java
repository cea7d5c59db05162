package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.local.Call;
import io.github.cloudmapreactor.local.Passage;
import io.github.cloudmapreactor.local.lambda.EnvironmentWatcher;
import io.github.cloudmapreactor.local.lambda.ExecutionEnvironment;
import io.github.cloudmapreactor.local.lambda.LambdaFunction;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Ends a function's processes with SIGKILL while they work, at steps drawn from a seed.
 *
 * <p>A step is whatever can be seen of a process from outside: it starts, takes a batch, makes a
 * call to AWS, has its effect there, answers the batch. The process that takes the chosen step is
 * killed in it: a call that arrives then has no effect, and an effect that is done then is never
 * known to who asked for it. Every other kill waits for a kind of step that was drawn too, for most
 * steps are of one kind.
 */
final class Killer implements Passage, EnvironmentWatcher {

  /** The most steps from one kill to the next. */
  static final int WIDEST_GAP = 120;

  private static final List<String> KINDS =
      Stream.concat(
              Stream.of("started", "takes a batch", "answers"),
              Stream.of(
                      "DescribeServices",
                      "DescribeTasks",
                      "ListInstances",
                      "GetInstance",
                      "DeregisterInstance",
                      "SendMessage")
                  .flatMap(operation -> Stream.of("before " + operation, "after " + operation)))
          .toList();

  private final Random random;
  private final SortedMap<String, Integer> kills = new TreeMap<>();
  private Function<String, Optional<ExecutionEnvironment>> callers = traceId -> Optional.empty();
  private int killsLeft;
  private int stepsLeft;
  private Optional<String> kind = Optional.empty();

  /** One who kills so often. */
  Killer(int kills, Random random) {
    this.random = random;
    this.killsLeft = kills;
    draw();
  }

  /** Chooses the next step: after so many, and of that kind unless it does not come in time. */
  private void draw() {
    stepsLeft = 1 + random.nextInt(WIDEST_GAP / 2);
    kind =
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(KINDS.get(random.nextInt(KINDS.size())));
  }

  private boolean isChosen(String step) {
    stepsLeft--;
    boolean due = stepsLeft <= 0;
    boolean tooLate = stepsLeft <= -WIDEST_GAP / 2;
    return due && (tooLate || kind.isEmpty() || kind.get().equals(step));
  }

  /** By this function's tracing headers it is seen which of its processes makes a call. */
  synchronized void follow(LambdaFunction function) {
    callers = function::findByTraceId;
  }

  /** How many were killed at which step. */
  synchronized SortedMap<String, Integer> kills() {
    return new TreeMap<>(kills);
  }

  @Override
  public boolean enters(Call call) {
    return goesOn(call, "before");
  }

  @Override
  public boolean leaves(Call call) {
    return goesOn(call, "after");
  }

  private boolean goesOn(Call call, String when) {
    Function<String, Optional<ExecutionEnvironment>> known;
    synchronized (this) {
      known = callers;
    }
    Optional<ExecutionEnvironment> caller = known.apply(call.traceId());
    return caller.isEmpty() || !killAt(caller.get(), when + " " + call.operation());
  }

  @Override
  public void started(ExecutionEnvironment environment) {
    killAt(environment, "started");
  }

  @Override
  public void invoked(ExecutionEnvironment environment) {
    killAt(environment, "takes a batch");
  }

  @Override
  public void answering(ExecutionEnvironment environment) {
    killAt(environment, "answers");
  }

  private boolean killAt(ExecutionEnvironment environment, String step) {
    synchronized (this) {
      if (killsLeft == 0 || !environment.isAlive() || !isChosen(step)) {
        return false;
      }
      killsLeft--;
      draw();
      kills.merge(step, 1, Integer::sum);
    }
    environment.kill();
    return true;
  }
}
