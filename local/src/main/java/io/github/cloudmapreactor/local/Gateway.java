package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.cloudmapreactor.local.Faults.Damage;
import io.github.cloudmapreactor.local.Faults.Strike;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The way of every call: it arrives, is noted, meets its fault, takes effect, is answered. */
final class Gateway implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(Gateway.class.getName());
  private static final String TRACE_HEADER = "X-Amzn-Trace-Id";
  private static final byte[] BROKEN = "{\"broken\":}".getBytes(StandardCharsets.UTF_8);

  private final World world;
  private final InstantSource clock;
  private final Journal journal;
  private final Faults faults;
  private volatile Passage passage = new Passage() {};

  Gateway(World world, InstantSource clock, Journal journal, Faults faults) {
    this.world = world;
    this.clock = clock;
    this.journal = journal;
    this.faults = faults;
  }

  void watch(Passage watcher) {
    passage = watcher;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      byte[] bytes = exchange.getRequestBody().readAllBytes();
      Optional<LambdaRest.Asked> asked =
          LambdaRest.read(exchange, bytes).or(() -> QueryXml.read(exchange, bytes));
      if (asked.isPresent()) {
        serve(exchange, asked.get().target(), Optional.of(asked.get().members()));
      } else {
        serve(exchange, AwsJson.target(exchange), AwsJson.read(bytes));
      }
    } finally {
      // Without a complete answer before it, this closes the connection.
      exchange.close();
    }
  }

  private void serve(HttpExchange exchange, AwsJson.Target target, Optional<JsonNode> body)
      throws IOException {
    Call call = call(exchange, target, body.orElse(MissingNode.getInstance()));
    Journal.Entry entry = journal.arrived(call);
    Strike strike =
        faults.strike(
            target.service(),
            call.operation(),
            call.request(),
            AwsJson.signedAt(exchange),
            call.at());
    faults.delay(strike.latency());
    boolean before = strike.damage().filter(Damage::isBeforeEffect).isPresent();
    if (before || !passage.enters(call)) {
      Damage damage = before ? strike.damage().get() : Damage.RESET_BEFORE_EFFECT;
      journal.answered(entry, 0, damage.name(), Optional.empty());
    } else {
      Answer answer = answer(target, body, strike);
      Optional<Damage> damage =
          passage.leaves(call) ? strike.damage() : Optional.of(Damage.RESET_AFTER_EFFECT);
      int status = damage.filter(Damage::leavesNoAnswer).isPresent() ? 0 : answer.status();
      journal.answered(
          entry,
          status,
          damage.map(Damage::name).orElse(answer.error()),
          Optional.of(answer.body()));
      send(exchange, target, answer, damage);
    }
    if (strike.damage().filter(Damage::isTimeout).isPresent()) {
      waitUntilClosed();
    }
  }

  /** Holds the connection open in the thread of the one call. */
  private static void waitUntilClosed() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // The stand-in is being closed.
      Thread.currentThread().interrupt();
    }
  }

  private Call call(HttpExchange exchange, AwsJson.Target target, JsonNode request) {
    String traceId =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst(TRACE_HEADER)).orElse("");
    return new Call(
        clock.instant(), target.journalName(), target.operation(), request, 0, "", traceId);
  }

  private Answer answer(AwsJson.Target target, Optional<JsonNode> body, Strike strike) {
    AwsService service = target.service();
    try {
      if (strike.error().isPresent()) {
        throw strike.error().get();
      }
      if (body.isEmpty()) {
        throw new ServiceError("SerializationException", "The body is no JSON object");
      }
      return Answer.result(world.call(target, body.get(), strike.operationFailure()));
    } catch (ServiceError e) {
      return Answer.error(service, e);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "The stand-in failed at " + target, e);
      return Answer.error(
          service, new ServiceError("InternalFailure", 500, "The stand-in failed: " + e));
    }
  }

  private static void send(
      HttpExchange exchange, AwsJson.Target target, Answer answer, Optional<Damage> damage)
      throws IOException {
    AwsService service = target.service();
    byte[] whole =
        switch (service) {
          case LAMBDA -> LambdaRest.write(exchange, answer.body(), answer.error());
          case IAM -> QueryXml.write(target.operation(), answer.body(), answer.error());
          default -> AwsJson.bytes(answer.body());
        };
    byte[] announced = whole;
    byte[] sent = whole;
    if (damage.isPresent()) {
      switch (damage.get()) {
        case RESET_BEFORE_EFFECT,
            RESET_AFTER_EFFECT,
            TIMEOUT_BEFORE_EFFECT,
            TIMEOUT_AFTER_EFFECT -> {
          return;
        }
        case CUT_BODY -> sent = Arrays.copyOf(whole, whole.length / 2);
        case BROKEN_BODY -> announced = sent = BROKEN;
        case EMPTY_BODY -> announced = sent = new byte[0];
      }
    }
    AwsJson.head(exchange, service, answer.status(), answer.queryError(), announced.length);
    if (sent.length > 0) {
      exchange.getResponseBody().write(sent);
      exchange.getResponseBody().flush();
    }
  }

  /** What a call is answered, before any damage to it. */
  private record Answer(int status, ObjectNode body, String error, Optional<String> queryError) {
    static Answer result(ObjectNode result) {
      return new Answer(200, result, "", Optional.empty());
    }

    static Answer error(AwsService service, ServiceError error) {
      return new Answer(
          error.status(), AwsJson.error(service, error), error.type(), service.queryError(error));
    }
  }
}
