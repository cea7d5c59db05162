package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.app.CallLog;
import io.github.cloudmapreactor.app.Pace;
import io.github.cloudmapreactor.app.Reactor;
import io.github.cloudmapreactor.app.RegistryProbe;
import io.github.cloudmapreactor.app.ServiceViews;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.DeregistrationPolicy;
import io.github.cloudmapreactor.core.Policies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What Jazzer calls with each input: the events function from the bytes that Lambda hands over to
 * its answer and its log, over {@link WillingAws}. Whatever comes in, it is answered or refused,
 * with lines that nobody can forge, and within bounds on what it allocates.
 *
 * @see <a href="https://github.com/CodeIntelligenceTesting/jazzer">Jazzer</a>
 */
public final class FuzzedFunction {

  static final Arn HOME =
      Arn.parse("arn:aws:lambda:eu-west-1:210987654321:function:reactor").orElseThrow();

  /**
   * What an input may make the function allocate.
   *
   * @param atLeast whatever its length
   * @param aByte for each of its bytes beside that
   */
  record Bounds(long atLeast, long aByte) {

    boolean exceeds(long allocated, byte[] input) {
      return allocated > atLeast + aByte * input.length;
    }
  }

  /**
   * An event takes some 30 KB, the smallest message of a batch, of 27 bytes, some 10 KB, and a
   * probe of as many Cloud Map services as it may name, for its calls, some 550 KB.
   */
  static final Bounds BOUNDS = new Bounds(768 * 1_024, 512);

  /** Jazzer's instrumentation itself allocates, several times as much. */
  private static final Bounds INSTRUMENTED = new Bounds(6 * 1_024 * 1_024, 4_096);

  private static final FuzzedFunction INSTANCE = new FuzzedFunction(INSTRUMENTED);

  private final Bounds bounds;
  private final WillingAws aws = new WillingAws(HOME);
  private final InstantSource clock = InstantSource.fixed(WillingAws.NOW);
  private final FakeContext context = new FakeContext();
  private final com.sun.management.ThreadMXBean threads =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final TreeMap<String, Long> ends = new TreeMap<>();

  FuzzedFunction(Bounds bounds) {
    this.bounds = bounds;
  }

  /** Called by Jazzer at the start: has classes loaded and instrumented before time counts. */
  public static void fuzzerInitialize() {
    FuzzedFunction unbounded = new FuzzedFunction(new Bounds(Long.MAX_VALUE, 0));
    for (Events event : List.of(Events.stopOf("t1"), Events.runOf("t1"))) {
      unbounded.run(event.json().getBytes(StandardCharsets.UTF_8));
      unbounded.run(FunctionFixture.batchOf(event.json(), "{").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Called by Jazzer with each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    INSTANCE.run(input);
  }

  /** Called by Jazzer at the end: says how far the inputs came. */
  public static void fuzzerTearDown() {
    System.out.println("fuzzed: " + INSTANCE.ends);
  }

  /** Works an input off, checks what came of it, and returns how many bytes that allocated. */
  long run(byte[] input) {
    long allocated = runOnce(input);
    if (bounds.exceeds(allocated, input)) {
      // The first time classes are loaded.
      allocated = Math.min(allocated, runOnce(input));
    }
    if (bounds.exceeds(allocated, input)) {
      throw new AssertionError(
          "%d bytes allocated for an input of %d".formatted(allocated, input.length));
    }
    return allocated;
  }

  private long runOnce(byte[] input) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    FunctionHandler function = function(new PrintStream(log, true, StandardCharsets.UTF_8));
    long before = threads.getCurrentThreadAllocatedBytes();
    String answer = answer(function, input, output);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    LogCheck.check(log.toString(StandardCharsets.UTF_8), this::count);
    count(answer);
    return allocated;
  }

  private FunctionHandler function(PrintStream log) {
    CallLog calls = List::of;
    Reactor reactor =
        new Reactor(
            new DeregistrationPolicy(Policies.DEFAULT),
            aws,
            new ServiceViews(aws, Duration.ofMinutes(1), ServiceViews.Calls.LEAN, Pace.NONE, clock),
            aws,
            Duration.ofSeconds(2),
            duration -> {},
            Pace.NONE,
            calls,
            clock);
    Metronome metronome =
        new Metronome(new Ticks(Duration.ofSeconds(10)), Optional.of(due -> {}), clock);
    Telemetry telemetry = new Telemetry(log, clock);
    return new FunctionHandler(
        Wiring.forEvents(Settings.from(Map.of()), clock, duration -> {}),
        new EventProcessor(reactor, Optional.of(aws)),
        metronome,
        () ->
            new Probing(
                new RegistryProbe(aws, Pace.NONE), deadline -> {}, Policies.DEFAULT, telemetry),
        telemetry);
  }

  /** The kind of the answer; what is thrown is one of the two that say what an operator can do. */
  private String answer(FunctionHandler function, byte[] input, ByteArrayOutputStream output) {
    try {
      function.handleRequest(new ByteArrayInputStream(input), output, context);
    } catch (EventFailedException | InvalidEventException e) {
      LogCheck.requirePlain(String.valueOf(e.getMessage()));
      return "thrown";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JsonNode answer = LogCheck.parse(output.toString(StandardCharsets.UTF_8));
    return Stream.of("batchItemFailures", "ticks", "probe")
        .filter(answer::has)
        .findFirst()
        .orElse("answered");
  }

  private void count(String end) {
    ends.merge(end, 1L, Long::sum);
  }
}
