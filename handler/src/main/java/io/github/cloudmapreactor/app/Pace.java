package io.github.cloudmapreactor.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Holds calls to what AWS allows before they are begun: the wait then counts neither as the call's
 * time nor as its failure, and what no longer fits after it is handed back.
 *
 * <p>The budgets themselves are used up attempt by attempt, where attempts are made.
 */
public final class Pace {

  /** A pace that waits for nothing. */
  public static final Pace NONE = new Pace(Map.of(), duration -> {});

  private final Map<Call, CallBudget> budgets;
  private final Pause pause;

  /** The calls of which a storm makes too many. */
  public enum Call {
    DEREGISTER_INSTANCE("DeregisterInstance"),
    DESCRIBE_SERVICES("DescribeServices"),
    DESCRIBE_TASKS("DescribeTasks");

    private final String operation;

    Call(String operation) {
      this.operation = operation;
    }

    /** The operation as AWS spells it. */
    public String operation() {
      return operation;
    }
  }

  private Pace(Map<Call, CallBudget> budgets, Pause pause) {
    this.budgets = budgets;
    this.pause = pause;
  }

  /** A pace that keeps within {@code share}. */
  public static Pace of(Share share, Pause pause, InstantSource clock) {
    Map<Call, CallBudget> budgets = new EnumMap<>(Call.class);
    budgets.put(Call.DEREGISTER_INSTANCE, share.ofDeregistrations(pause, clock));
    budgets.put(Call.DESCRIBE_SERVICES, share.ofLookups(pause, clock));
    budgets.put(Call.DESCRIBE_TASKS, share.ofInspections(pause, clock));
    return new Pace(budgets, pause);
  }

  /** What an attempt of this call uses up, if anything. */
  public Optional<CallBudget> budget(Call call) {
    return Optional.ofNullable(budgets.get(call));
  }

  /**
   * Waits until the call may be made.
   *
   * @throws CallFailedException at once, where it would not fit into the time after the wait
   */
  void await(Call call, Deadline deadline) {
    Duration delay = budget(call).map(CallBudget::delay).orElse(Duration.ZERO);
    deadline.requireTimeAfter(delay);
    pause.sleepIfPositive(delay);
  }
}
