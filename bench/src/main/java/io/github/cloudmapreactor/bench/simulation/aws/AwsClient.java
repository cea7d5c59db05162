package io.github.cloudmapreactor.bench.simulation.aws;

import io.github.cloudmapreactor.app.CallBudget;
import io.github.cloudmapreactor.app.CallLog;
import io.github.cloudmapreactor.app.Deadline;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation.Service;
import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * The SDK's clients of one execution environment: attempts that take time, are held to the
 * product's budget where it has one, time out, and are made again as the SDK would.
 */
public final class AwsClient implements CallLog {

  private final Simulation simulation;
  private final AwsApi api;
  private final String caller;
  private final Budgets budgets;
  private final Retrying retrying;
  private final Map<Service, RetryStrategy> strategies = new EnumMap<>(Service.class);
  private final RandomGenerator random;
  private final List<String> log = new ArrayList<>();
  private Deadline deadline = () -> Deadline.LONGEST_CALL.plus(Deadline.TO_REPORT);

  /**
   * New clients.
   *
   * @param caller by whose name attempts are counted
   * @param budgets what attempts are held to
   * @param retrying how attempts are made again
   */
  public AwsClient(
      Simulation simulation, AwsApi api, String caller, Budgets budgets, Retrying retrying) {
    this.simulation = simulation;
    this.api = api;
    this.caller = caller;
    this.budgets = budgets;
    this.retrying = retrying;
    this.random = simulation.random();
  }

  /** New clients that retry as the product's do. */
  public AwsClient(Simulation simulation, AwsApi api, String caller, Budgets budgets) {
    this(simulation, api, caller, budgets, Retrying.STANDARD);
  }

  /** By whose name attempts are counted. */
  public String caller() {
    return caller;
  }

  /** From now on calls end in time for {@code next}. */
  public void begin(Deadline next) {
    deadline = next;
  }

  @Override
  public List<String> drain() {
    List<String> made = List.copyOf(log);
    log.clear();
    return made;
  }

  /**
   * Makes a call with its retries; takes simulated time.
   *
   * @param effect what AWS does when an attempt arrives, and answers
   * @throws SdkException as the SDK would
   * @throws io.github.cloudmapreactor.app.CallFailedException where too little time is left
   */
  public <T> T call(ApiOperation operation, Supplier<T> effect) {
    deadline.requireTime();
    Duration time = deadline.timeForACall();
    Limits limits = new Limits(time, now().plus(time));
    Retries retries =
        new Retries(
            strategies.computeIfAbsent(
                operation.service(), each -> SdkRetries.strategy(retrying, simulation, random)));
    limits.sleepUntil(now().plus(retries.delayBefore()));
    while (true) {
      try {
        T value = attempt(operation, effect, limits);
        retries.succeed();
        return value;
      } catch (ApiCallTimeoutException e) {
        throw e;
      } catch (SdkException e) {
        Optional<Duration> delay = retries.delayAfter(e);
        if (delay.isEmpty()) {
          throw e;
        }
        limits.sleepUntil(now().plus(delay.get()));
      }
    }
  }

  /** One attempt; the wait for the budget counts into its time, as it does in the SDK. */
  private <T> T attempt(ApiOperation operation, Supplier<T> effect, Limits limits) {
    Instant endOfAttempt = now().plus(limits.attempt());
    log.add(operation.word());
    budgets.of(operation).forEach(CallBudget::take);
    Fault fault = api.send(caller, operation);
    Duration latency = api.latency().draw(random);
    Reply<T> reply = new Reply<>();
    simulation.after(
        latency.dividedBy(2), () -> reply.answer = api.serve(operation, fault, effect));
    Instant answered = fault == Fault.HANGING ? Instant.MAX : now().plus(latency);
    if (answered.isAfter(endOfAttempt) && endOfAttempt.isBefore(limits.end())) {
      limits.sleepUntil(endOfAttempt);
      throw ApiCallAttemptTimeoutException.create(limits.attempt().toMillis());
    }
    limits.sleepUntil(answered);
    return reply.answer.get();
  }

  /** Where an answer is put when it is there. */
  private static final class Reply<T> {
    private Answer<T> answer = Answer.error(AwsErrors.answerLost());
  }

  /** How long a call may take: as the product's {@code CallTime} has it. */
  private final class Limits {

    private final Duration call;
    private final Instant end;

    Limits(Duration call, Instant end) {
      this.call = call;
      this.end = end;
    }

    Instant end() {
      return end;
    }

    Duration attempt() {
      return call.multipliedBy(2).dividedBy(3);
    }

    /** Waits, though not longer than the call may take. */
    void sleepUntil(Instant time) {
      boolean tooLong = time.isAfter(end);
      simulation.sleep(Duration.between(now(), tooLong ? end : time));
      if (tooLong) {
        throw ApiCallTimeoutException.create(call.toMillis());
      }
    }
  }

  private Instant now() {
    return simulation.clock().instant();
  }
}
