package io.github.cloudmapreactor.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.cloudmapreactor.app.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The events function: takes an EventBridge event, or a batch of SQS messages that each carry one,
 * and once a minute the moment to put the health watch's ticks into their queue, which also keeps
 * it warm.
 *
 * <p>A direct event is answered with a JSON document that says what was done and why; one that
 * failed is thrown, unless it is kept among the dead letters. A batch is answered with the items
 * that are to come again. A probe is answered with what the function may do.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-handler.html">Define Lambda
 *     function handler in Java</a>
 */
public final class FunctionHandler implements RequestStreamHandler, AutoCloseable {

  private final SqsBatches batches = new SqsBatches();
  private final AtomicBoolean cold = new AtomicBoolean(true);
  private final Wiring wiring;
  private final EventProcessor events;
  private final Metronome metronome;
  private final Supplier<Probing> probing;
  private final Telemetry telemetry;

  /**
   * The function as Lambda makes it.
   *
   * @throws InvalidSettingsException where the environment variables are wrong
   */
  public FunctionHandler() {
    this(System.getenv(), InstantSource.system(), Wiring::sleep, System.out);
    prepare();
  }

  /**
   * The function with another environment, clock and log.
   *
   * @param environment the settings
   * @param clock the present
   * @param pause how to wait
   * @param log takes a JSON line an event
   * @throws InvalidSettingsException where the settings are wrong
   */
  public FunctionHandler(
      Map<String, String> environment, InstantSource clock, Pause pause, PrintStream log) {
    this(Wiring.forEvents(Settings.from(environment), clock, pause), new Telemetry(log, clock));
  }

  private FunctionHandler(Wiring wiring, Telemetry telemetry) {
    this(
        wiring,
        wiring.events(),
        wiring.metronome(),
        () -> wiring.eventsProbe(telemetry),
        telemetry);
  }

  /** The function with other parts than those of the wiring; a probe's are made when it comes. */
  FunctionHandler(
      Wiring wiring,
      EventProcessor events,
      Metronome metronome,
      Supplier<Probing> probing,
      Telemetry telemetry) {
    this.wiring = wiring;
    this.events = events;
    this.metronome = metronome;
    this.probing = probing;
    this.telemetry = telemetry;
  }

  /** Builds the clients that every removal needs now, and not at first need. */
  void prepare() {
    wiring.prepare();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.begin(Invocation.deadline(context));
    byte[] bytes = input.readAllBytes();
    Telemetry.Origin origin = Invocation.origin(context, cold.getAndSet(false));
    Optional<SQSEvent> batch = readBatch(bytes, origin);
    if (batch.isPresent()) {
      batches.write(handleBatch(batch.get().getRecords(), context, origin), output);
      return;
    }
    switch (InputName.of(bytes)) {
      case InputName.PROBE -> probing.get().answer(bytes, output, context, origin);
      case InputName.MINUTE -> write(handleMinute(bytes, context, origin), output);
      default -> write(handleEvent(bytes, context, origin), output);
    }
  }

  private static void write(String answer, OutputStream output) throws IOException {
    output.write(answer.getBytes(StandardCharsets.UTF_8));
  }

  private String handleMinute(byte[] input, Context context, Telemetry.Origin origin) {
    Optional<Instant> minute = Moments.read(input, InputName.MINUTE);
    return minute.isPresent()
        ? "{\"ticks\":%d}".formatted(metronome.strike(minute.get()))
        : handleEvent(input, context, origin);
  }

  private Optional<SQSEvent> readBatch(byte[] input, Telemetry.Origin origin) {
    try {
      return batches.read(input);
    } catch (InvalidEventException e) {
      telemetry.log(Result.invalid(e), origin);
      throw new EventFailedException(e.failure());
    }
  }

  private String handleEvent(byte[] event, Context context, Telemetry.Origin origin) {
    Result result = process(List.of(event), context, origin).get(0);
    if (!result.isSettled()) {
      throw new EventFailedException(result.failure().orElseThrow());
    }
    return telemetry.answer(result);
  }

  private SQSBatchResponse handleBatch(
      List<SQSMessage> messages, Context context, Telemetry.Origin origin) {
    List<byte[]> bodies =
        messages.stream()
            .map(message -> message.getBody().getBytes(StandardCharsets.UTF_8))
            .toList();
    List<Result> results = process(bodies, context, origin);
    List<BatchItemFailure> failures = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      if (!results.get(i).isSettled()) {
        failures.add(new BatchItemFailure(messages.get(i).getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  private List<Result> process(List<byte[]> bodies, Context context, Telemetry.Origin origin) {
    List<Result> results =
        events.process(bodies, Invocation.home(context), Invocation.deadline(context));
    results.forEach(result -> telemetry.log(result, origin));
    return results;
  }

  /** Frees what the function holds; Lambda never asks for it, a caller of many functions does. */
  @Override
  public void close() {
    wiring.close();
  }
}
