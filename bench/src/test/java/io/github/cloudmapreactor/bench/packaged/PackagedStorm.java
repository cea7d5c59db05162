package io.github.cloudmapreactor.bench.packaged;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.bench.packaged.StoppedFleet.Task;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.aws.Quotas;
import io.github.cloudmapreactor.bench.simulation.storm.Storm;
import io.github.cloudmapreactor.bench.simulation.storm.StormFigures;
import io.github.cloudmapreactor.lambda.FunctionHandler;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import io.github.cloudmapreactor.local.lambda.ClientVariables;
import io.github.cloudmapreactor.local.lambda.FunctionConfiguration;
import io.github.cloudmapreactor.local.lambda.LambdaFunction;
import io.github.cloudmapreactor.local.lambda.ManagedRuntime;
import io.github.cloudmapreactor.local.lambda.QueueClient;
import io.github.cloudmapreactor.local.lambda.QueueMapping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A storm in real time: the packaged events function in processes of its own, fed from a queue,
 * beside a stand-in that has the quotas of the storm's account. The watch is not there.
 */
final class PackagedStorm implements AutoCloseable {

  private static final Path BUILT = Path.of("..", "handler", "target");
  private static final String EVENTS = "events";
  private static final String DEAD_LETTERS = "dead-letters";
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int BATCH = 10;

  /** From a request to the end of Cloud Map's operation. */
  private static final Duration OPERATION = Duration.ofMillis(300);

  private final Storm storm;
  private final Path folder;
  private final StopEvent event;
  private final StoppedFleet fleet;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final StandIn aws;

  /** The moment before; what the function's processes print goes to the folder. */
  PackagedStorm(Storm storm, Path folder) throws IOException {
    this.storm = storm;
    this.folder = folder;
    this.event = StopEvent.read();
    this.fleet = new StoppedFleet(storm);
    this.aws =
        StandIn.start(
            fleet.seed(
                event.account(),
                event.region(),
                List.of(
                    new Seed.Queue(EVENTS, Duration.ofSeconds(30), DEAD_LETTERS, 240),
                    Seed.Queue.named(DEAD_LETTERS))),
            () -> Instant.now().plus(ahead.get()));
    aws.operationTimes(OPERATION.dividedBy(2), OPERATION);
    limit(storm.account().quotas());
  }

  /** Each operation has its quota's bucket alone: the events function calls one of each. */
  private void limit(Quotas quotas) {
    for (ApiOperation operation : ApiOperation.values()) {
      Quotas.Size size = quotas.of(operation.quota());
      aws.faults().on(operation.word()).tokenBucket(size.bucketSize(), size.refillPerSecond());
    }
  }

  /**
   * Lets all tasks stop, and returns what that showed when the queue is empty.
   *
   * @param order of the events
   */
  StormFigures pass(Random order) throws InterruptedException {
    int concurrency = storm.stack().maximumConcurrency();
    try (LambdaFunction function = new LambdaFunction(configuration())) {
      function.provision(concurrency);
      StormJournal journal = new StormJournal(function);
      QueueClient queue = queue(EVENTS);
      try (QueueMapping mapping = QueueMapping.start(queue, journal, BATCH, concurrency)) {
        Instant stop = Instant.now();
        queue.send(bodies(stop, order));
        Duration patience = storm.shortestDrain().multipliedBy(5).plus(Duration.ofMinutes(1));
        assertThat(mapping.awaitEmpty(patience))
            .as("all events worked off within %s; logs in %s", patience, folder)
            .isTrue();
        // Cloud Map's last operations end, at once and whatever the machine is busy with.
        ahead.set(OPERATION);
        Set<String> stopped = stopped();
        Set<String> listed =
            registry().values().stream().flatMap(Set::stream).collect(toUnmodifiableSet());
        return journal.figures(
            storm, stop, OPERATION, stopped, listed, letters(stopped), aws.journal().calls());
      }
    }
  }

  /** The tasks of which an event lies among the dead letters. */
  private Set<String> letters(Set<String> stopped) {
    QueueClient queue = queue(DEAD_LETTERS);
    Set<String> ids = new HashSet<>();
    List<JsonNode> some = queue.receive(BATCH);
    while (!some.isEmpty()) {
      for (JsonNode letter : some) {
        String body = letter.path("Body").asText();
        stopped.stream().filter(body::contains).forEach(ids::add);
      }
      queue.delete(some);
      some = queue.receive(BATCH);
    }
    return ids;
  }

  private QueueClient queue(String name) {
    return new QueueClient(aws.endpoint(), aws.queueUrl(name));
  }

  private List<String> bodies(Instant stop, Random order) {
    List<String> bodies = new ArrayList<>();
    fleet.stopped().forEach(task -> bodies.add(event.of(task, stop)));
    Collections.shuffle(bodies, order);
    return bodies;
  }

  private FunctionConfiguration configuration() {
    Path jar = BUILT.resolve("function.jar");
    assertThat(jar).as("`mvn verify -pl bench -am` builds it before").isRegularFile();
    Map<String, String> variables =
        new HashMap<>(ClientVariables.of(aws.endpoint(), event.region()));
    variables.putAll(storm.stack().environment());
    variables.put(
        Setting.CONCURRENCY.variable(), Integer.toString(storm.stack().maximumConcurrency()));
    variables.put(Setting.DEAD_LETTER_QUEUE.variable(), aws.queueUrl(DEAD_LETTERS));
    return new FunctionConfiguration(
        "arn:aws:lambda:%s:%s:function:reactor:live".formatted(event.region(), event.account()),
        FunctionHandler.class.getName(),
        ManagedRuntime.of(jar, BUILT.resolve("ric"), folder),
        variables,
        512,
        TIMEOUT,
        false,
        folder);
  }

  /** What Cloud Map lists now. */
  SortedMap<String, SortedSet<String>> registry() {
    return aws.registry();
  }

  /** The tasks that stop. */
  Set<String> stopped() {
    return fleet.stopped().stream().map(Task::id).collect(toUnmodifiableSet());
  }

  /** The instances of which the function asked for the removal. */
  Set<String> asked() {
    return StormJournal.asked(aws.journal().calls());
  }

  /** What has to be listed. */
  SortedMap<String, SortedSet<String>> staying() {
    return fleet.staying();
  }

  @Override
  public void close() {
    aws.close();
  }
}
