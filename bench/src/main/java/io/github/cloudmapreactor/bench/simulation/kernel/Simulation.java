package io.github.cloudmapreactor.bench.simulation.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Runs events and processes in the order of simulated time, the same way each time for a seed.
 *
 * <p>Exactly one thread runs at any moment, so nothing in a simulation needs a lock. A process that
 * sleeps works the next events off itself, until one of them is its own or another process's: a
 * hand-over then costs one switch of threads at most.
 */
public final class Simulation implements AutoCloseable {

  private final EventQueue events;
  private final SplittableGenerator random;
  private final WorkerPool pool = new WorkerPool(this::work);
  private final Turn main = new Turn();
  private @Nullable SimulatedProcess running;
  private @Nullable Throwable failure;
  private boolean closed;

  /**
   * A simulation in which nothing is to happen yet.
   *
   * @param begin what the clock shows at first
   * @param random where all randomness comes from
   */
  public Simulation(Instant begin, SplittableGenerator random) {
    this.events = new EventQueue(begin);
    this.random = random;
  }

  /** The simulated present. */
  public InstantSource clock() {
    return events;
  }

  /** A generator of one's own, so that what one part draws does not change what another draws. */
  public RandomGenerator random() {
    return random.split();
  }

  /** Does something at {@code time}, or now if that is over; an action takes no time. */
  public void at(Instant time, Runnable action) {
    events.add(
        time,
        () -> {
          action.run();
          return null;
        });
  }

  /** Does something after {@code delay}. */
  public void after(Duration delay, Runnable action) {
    at(events.instant().plus(delay), action);
  }

  /** Starts a process, which has its first turn after what is to happen now anyway. */
  public SimulatedProcess start(String name, Runnable body) {
    SimulatedProcess process = new SimulatedProcess(events, name, body);
    process.wakeAfter(0);
    return process;
  }

  /** Lets the calling process wait for {@code duration} of simulated time. */
  public void sleep(Duration duration) {
    SimulatedProcess process = running;
    if (process == null) {
      throw new IllegalStateException("only a process can sleep");
    }
    process.requireGoingOn();
    process.wakeAfter(Math.max(0, duration.toNanos()));
    passOn(process.turn(pool));
    process.requireGoingOn();
  }

  /**
   * Lets everything happen up to and including {@code end}.
   *
   * @throws SimulationFailedException where anything threw, now or before
   */
  public void runUntil(Instant end) {
    if (running != null || closed) {
      throw new IllegalStateException("a simulation is run from outside, while it is open");
    }
    events.setEnd(end);
    passOn(main);
    if (failure != null) {
      throw new SimulationFailedException("the simulation failed at " + events.instant(), failure);
    }
  }

  /** Lets everything happen in the next {@code duration}. */
  public void runFor(Duration duration) {
    runUntil(events.instant().plus(duration));
  }

  /** Gives the turn to whoever is next, and waits for {@code own}. */
  private void passOn(Turn own) {
    Turn next = next();
    if (next != own) {
      next.give();
      own.await();
    }
  }

  /** Works events off until one of them lets a process go on; whose turn it is then. */
  private Turn next() {
    running = null;
    try {
      while (failure == null) {
        Optional<Event> event = events.next();
        if (event.isEmpty()) {
          return main;
        }
        running = event.get().happening().happen();
        if (running != null) {
          return running.turn(pool);
        }
      }
    } catch (Throwable e) {
      failure = e;
    }
    return main;
  }

  /** What a worker does with a process. */
  private void work(Worker worker, SimulatedProcess process) {
    try {
      process.run();
    } catch (Throwable e) {
      failure = e;
    }
    pool.free(worker);
    if (!closed) {
      passOn(worker.turn());
    }
  }

  /** Ends all processes where they stand, and frees their threads. */
  @Override
  public void close() {
    closed = true;
    pool.close();
  }
}
