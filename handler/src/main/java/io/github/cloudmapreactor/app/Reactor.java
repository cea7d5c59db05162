package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.Decision.Deregister;
import io.github.cloudmapreactor.core.Decision.Ignore;
import io.github.cloudmapreactor.core.Decision.Inspect;
import io.github.cloudmapreactor.core.Decision.Keep;
import io.github.cloudmapreactor.core.Decision.Reason;
import io.github.cloudmapreactor.core.DeregistrationPolicy;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The one way that every observed task takes: decide, locate, permit, deregister, report.
 *
 * <p>A task that cannot be worked off never stops the others.
 */
public final class Reactor {

  /** How many tasks at once mean a storm, in which nobody waits for operations to end. */
  private static final int FULL_BATCH = 10;

  private final DeregistrationPolicy policy;
  private final TaskSource tasks;
  private final Deregistrar deregistrar;
  private final Confirmation confirmation;
  private final Removals removals = new Removals();
  private final Pace pace;
  private final CallLog calls;
  private final InstantSource clock;

  /**
   * A reactor over these ports.
   *
   * @param policy the tables
   * @param tasks where a task is read when an event does not say enough
   * @param services where the tasks of a service register
   * @param registry what they are removed from
   * @param confirmationBound how long to wait for operations to end, all tasks together
   * @param pause how to wait
   * @param pace what calls are held to
   * @param calls what notes the calls
   * @param clock the present
   */
  public Reactor(
      DeregistrationPolicy policy,
      TaskSource tasks,
      ServiceViews services,
      InstanceRegistry registry,
      Duration confirmationBound,
      Pause pause,
      Pace pace,
      CallLog calls,
      InstantSource clock) {
    this.policy = policy;
    this.tasks = tasks;
    this.deregistrar = new Deregistrar(policy, services, registry, removals, pace, clock);
    this.confirmation = new Confirmation(registry, confirmationBound, pause, clock);
    this.pace = pace;
    this.calls = calls;
    this.clock = clock;
  }

  /**
   * Works off tasks in the order given. All deregistrations are asked for first, and only then is
   * their end waited for, once and for all of them.
   *
   * @return a report for each, in the same order; failures stand in there and are never thrown
   */
  public List<Report> react(List<TaskState> observed, Deadline deadline) {
    Session session = new Session();
    session.add(observed, deadline);
    return session.end(observed.size() < FULL_BATCH, deadline);
  }

  /** A task is listed although it was removed: the next observation of it is worked off again. */
  void forget(TaskRef task) {
    removals.forget(task);
  }

  /** Tasks that come in several parts, and whose operations are waited for all together. */
  final class Session {

    private final List<Reaction> reactions = new ArrayList<>();
    private final Map<TaskRef, Reaction> latest = new HashMap<>();

    /** Asks for what is to be deregistered among these; whether the time sufficed for all. */
    boolean add(List<TaskState> observed, Deadline deadline) {
      return add(observed, Reactor.this::decide, deadline);
    }

    /**
     * The same for tasks whose instances Cloud Map listed a moment ago: that proves more than the
     * memory of their removal.
     */
    boolean addListed(List<TaskState> observed, Deadline deadline) {
      observed.forEach(state -> removals.forgetParts(state.task()));
      return add(observed, state -> policy.decide(state, clock.instant()), deadline);
    }

    private boolean add(
        List<TaskState> observed, Function<TaskState, Decision> decide, Deadline deadline) {
      calls.drain();
      Map<ServiceRef, CallFailedException> unreadable = readAhead(observed, decide, deadline);
      List<String> callsAhead = calls.drain();
      boolean inTime = true;
      for (TaskState state : observed) {
        Reaction before = latest.get(state.task());
        Reaction reaction =
            before != null && before.covers(state)
                ? before.repeatedBy(state)
                : begin(state, decide.apply(state), unreadable, deadline);
        reaction.addCallsAhead(callsAhead);
        callsAhead = List.of();
        reactions.add(reaction);
        inTime &= !reaction.isOutOfTime();
        if (!reaction.isRepeat()) {
          latest.put(state.task(), reaction);
        }
      }
      return inTime;
    }

    /** Whether so many removals were asked for that nobody should wait for their end. */
    boolean isStorm() {
      return reactions.stream().filter(Reaction::isUnderWay).count() >= FULL_BATCH;
    }

    /** Waits for what was asked for, if that is wished; a report for each, in order. */
    List<Report> end(boolean confirm, Deadline deadline) {
      if (confirm) {
        confirmation.confirm(reactions, deadline, calls);
      }
      reactions.forEach(Reactor.this::settle);
      return reactions.stream().map(Reaction::report).toList();
    }
  }

  /** Tasks of many services that leave together cost a tenth of the lookups. */
  private Map<ServiceRef, CallFailedException> readAhead(
      List<TaskState> observed, Function<TaskState, Decision> decide, Deadline deadline) {
    List<TaskState> leaving =
        observed.stream().filter(state -> decide.apply(state) instanceof Deregister).toList();
    return deadline.leavesTime() ? deregistrar.readAhead(leaving, deadline) : Map.of();
  }

  private Reaction begin(
      TaskState observed,
      Decision decision,
      Map<ServiceRef, CallFailedException> unreadable,
      Deadline deadline) {
    Reaction reaction = new Reaction(observed, decision);
    try {
      if (reaction.decision() instanceof Inspect) {
        pace.await(Pace.Call.DESCRIBE_TASKS, deadline);
        inspect(reaction);
      }
      if (reaction.decision() instanceof Deregister deregister) {
        requireReadable(reaction.latest(), unreadable);
        deregistrar.deregister(reaction, deregister, deadline);
      }
    } catch (CallFailedException e) {
      reaction.fail(e.failure());
    } catch (RuntimeException e) {
      reaction.fail(unexpected(e));
    }
    reaction.addCalls(calls.drain());
    settle(reaction);
    return reaction;
  }

  /** What could not be read a moment ago is not asked for again, task after task. */
  private static void requireReadable(
      TaskState state, Map<ServiceRef, CallFailedException> unreadable) {
    CallFailedException failed = unreadable.get(Deregistrar.serviceOf(state));
    if (failed != null) {
      throw failed;
    }
  }

  private Decision decide(TaskState observed) {
    return removals.supersede(observed)
        ? new Ignore(Reason.SUPERSEDED)
        : policy.decide(observed, clock.instant());
  }

  private void inspect(Reaction reaction) {
    Optional<TaskState> found = tasks.read(reaction.observed().task());
    if (found.isEmpty()) {
      reaction.decide(new Keep(Reason.TASK_MISSING));
      return;
    }
    TaskState state = requireUsable(found.get(), reaction.observed());
    reaction.inspect(state, policy.decide(state, clock.instant()));
  }

  /** An answer counts that is not older than the event, and still names its service. */
  private static TaskState requireUsable(TaskState found, TaskState observed) {
    if (found.version() < observed.version()) {
      throw new CallFailedException(
          new Failure(
              "StaleRead",
              "DescribeTasks answered version %d of the task, which is older than the event's %d"
                  .formatted(found.version(), observed.version()),
              true));
    }
    if (observed.owner().serviceName().isPresent() && found.owner().serviceName().isEmpty()) {
      throw new CallFailedException(
          new Failure(
              "PartialRead", "DescribeTasks answered without the service of the task", true));
    }
    return found;
  }

  /** Remembers a task whose registrations are gone, as soon as that is known. */
  private void settle(Reaction reaction) {
    if (reaction.decision() instanceof Deregister deregister) {
      removals.settle(reaction.latest(), deregister, reaction.registrations());
    }
  }

  /** What went wrong in a way that nobody foresaw: a retry may mend it, and nobody may hide it. */
  static Failure unexpected(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    String where = trace.length == 0 ? "" : " at " + trace[0];
    return new Failure("Unexpected", "a fault of the reactor itself: " + e + where, true);
  }
}
