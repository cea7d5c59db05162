package io.github.cloudmapreactor.bench.packaged;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.aws.Attempt;
import io.github.cloudmapreactor.bench.simulation.aws.Attempts;
import io.github.cloudmapreactor.bench.simulation.reactor.ReactorDeployment;
import io.github.cloudmapreactor.bench.simulation.storm.Storm;
import io.github.cloudmapreactor.bench.simulation.storm.StormFigures;
import io.github.cloudmapreactor.local.Call;
import io.github.cloudmapreactor.local.lambda.Invocable;
import io.github.cloudmapreactor.local.lambda.InvocationResult;
import io.github.cloudmapreactor.local.lambda.InvocationResult.Returned;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes a storm's figures of what the stand-in and the mapping saw of it. */
final class StormJournal implements Invocable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Invocable function;
  private final Map<String, Integer> handedBack = new TreeMap<>();

  /** Notes what becomes of the batches on their way through a function. */
  StormJournal(Invocable function) {
    this.function = function;
  }

  @Override
  public InvocationResult invoke(String payload) {
    InvocationResult result = function.invoke(payload);
    int again =
        result instanceof Returned returned
            ? json(returned.payload()).path("batchItemFailures").size()
            : json(payload).path("Records").size();
    if (again > 0) {
      note(result.getClass().getSimpleName(), again);
    }
    return result;
  }

  private synchronized void note(String why, int events) {
    handedBack.merge(why, events, Integer::sum);
  }

  /**
   * What all came to.
   *
   * @param stop when the tasks stopped
   * @param operation how long after its call an instance is gone
   * @param stopped the ids of the tasks that stopped
   * @param listed the ids of all instances that are left
   * @param letters the ids of the tasks of which an event lies among the dead letters
   * @param calls what reached the stand-in
   */
  StormFigures figures(
      Storm storm,
      Instant stop,
      Duration operation,
      Set<String> stopped,
      Set<String> listed,
      Set<String> letters,
      List<Call> calls) {
    Set<String> left = new HashSet<>(stopped);
    left.retainAll(listed);
    int removed = stopped.size() - left.size();
    left.removeAll(letters);
    List<Duration> toCall = toCall(stop, calls);
    Attempts attempts = attempts(calls);
    Duration last = toCall.isEmpty() ? Duration.ZERO : toCall.get(toCall.size() - 1);
    return new StormFigures(
        storm,
        Map.of(ReactorDeployment.EVENTS, removed),
        left.size(),
        letters.size(),
        attempts.count(ApiOperation.DEREGISTER_INSTANCE),
        Math.toIntExact(
            calls.stream().filter(call -> call.error().equals("ThrottlingException")).count()),
        last.plus(operation),
        attempts.count(ApiOperation.DESCRIBE_SERVICES),
        attempts.of(ApiOperation.DESCRIBE_SERVICES).mostInASecond(),
        toCall,
        handedBack());
  }

  private synchronized Map<String, Integer> handedBack() {
    return Map.copyOf(handedBack);
  }

  /** From the stop to the first call of each task that Cloud Map accepted, sorted. */
  private static List<Duration> toCall(Instant stop, List<Call> calls) {
    return deregistrations(calls)
        .filter(Call::succeeded)
        .collect(toMap(StormJournal::instance, Call::at, (first, later) -> first))
        .values()
        .stream()
        .map(at -> Duration.between(stop, at))
        .sorted()
        .toList();
  }

  private static Attempts attempts(List<Call> calls) {
    return Attempts.noted(calls.stream().flatMap(StormJournal::attempt).toList());
  }

  /** None for the calls that are the mapping's. */
  private static Stream<Attempt> attempt(Call call) {
    return Arrays.stream(ApiOperation.values())
        .filter(operation -> operation.word().equals(call.operation()))
        .map(operation -> new Attempt(call.at(), ReactorDeployment.EVENTS, operation));
  }

  /** The instances of which somebody asked for the removal. */
  static Set<String> asked(List<Call> calls) {
    return deregistrations(calls).map(StormJournal::instance).collect(toUnmodifiableSet());
  }

  private static Stream<Call> deregistrations(List<Call> calls) {
    return calls.stream()
        .filter(call -> call.operation().equals(ApiOperation.DEREGISTER_INSTANCE.word()));
  }

  private static String instance(Call call) {
    return call.request().path("InstanceId").asText();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + text, e);
    }
  }
}
