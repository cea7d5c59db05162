package io.github.cloudmapreactor.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The HTTP interface by which the runtime in one execution environment gets its invocations and
 * answers them.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda
 *     runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String INVOCATION = "invocation/";
  private static final byte[] ACCEPTED = "{\"status\":\"OK\"}".getBytes(UTF_8);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(RuntimeApi::daemon);
  private final Side side;

  /** What the API tells of the environment, and gets from it. */
  interface Side {
    /** Waits for the next invocation, without taking it. */
    void awaitNext() throws InterruptedException;

    /** Waits for the next invocation; its time begins. */
    Invocation next() throws InterruptedException;

    /** The ARN by which the function is invoked. */
    String functionArn();

    /** The latest time at which an invocation that begins now has to end. */
    Instant deadline();

    /** The runtime has answered the invocation of that request id; false if there is none. */
    boolean answered(String requestId, InvocationResult result);

    /** The runtime could not initialize the function, or could not restore it. */
    void failed(InvocationResult.Failed failure);
  }

  private RuntimeApi(HttpServer server, Side side) {
    this.server = server;
    this.side = side;
  }

  /** Serves one environment on a free port of the loopback address. */
  static RuntimeApi start(Side side) {
    // Otherwise the body of an answer waits until the client has acknowledged its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      var address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0);
      var api = new RuntimeApi(HttpServer.create(address, 0), side);
      api.server.createContext(ROOT, api::handle);
      api.server.setExecutor(api.threads);
      // Whoever starts the server passes on whether its own thread is a daemon.
      CompletableFuture.runAsync(api.server::start, api.threads).join();
      return api;
    } catch (IOException e) {
      throw new UncheckedIOException("The Runtime API cannot listen on 127.0.0.1", e);
    }
  }

  /** Host and port, as {@code AWS_LAMBDA_RUNTIME_API} has them. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(ROOT.length());
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      switch (exchange.getRequestMethod() + " " + path) {
        case "GET invocation/next" -> next(exchange);
        case "GET restore/next" -> restore(exchange);
        case "POST init/error", "POST restore/error" -> {
          side.failed(failure(exchange, body));
          send(exchange, 202, ACCEPTED);
        }
        default -> answered(exchange, path, body);
      }
    } catch (InterruptedException e) {
      // The environment is gone; what waited in it need not be answered.
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    Invocation invocation = side.next();
    Instant deadline = side.deadline();
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", side.functionArn());
    headers.set("Lambda-Runtime-Trace-Id", invocation.traceId());
    send(exchange, 200, invocation.payload().getBytes(UTF_8));
  }

  /** A snapshot is restored when there is something to do for it. */
  private void restore(HttpExchange exchange) throws IOException, InterruptedException {
    side.awaitNext();
    send(exchange, 200, new byte[0]);
  }

  private void answered(HttpExchange exchange, String path, String body) throws IOException {
    String[] parts = path.split("/", -1);
    Optional<InvocationResult> result = Optional.empty();
    if (parts.length == 3 && path.startsWith(INVOCATION)) {
      result =
          switch (parts[2]) {
            case "response" -> Optional.of(new InvocationResult.Returned(body));
            case "error" -> Optional.of(failure(exchange, body));
            default -> Optional.empty();
          };
    }
    if (result.isEmpty()) {
      send(exchange, 404, error("UnknownResource", exchange.getRequestURI().getPath()));
    } else if (side.answered(parts[1], result.get())) {
      send(exchange, 202, ACCEPTED);
    } else {
      send(exchange, 400, error("InvalidRequestID", "no such invocation: " + parts[1]));
    }
  }

  private static InvocationResult.Failed failure(HttpExchange exchange, String body) {
    String type = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type");
    return new InvocationResult.Failed(type == null ? "" : type, body);
  }

  private static byte[] error(String type, String message) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("errorType", type)
        .put("errorMessage", message)
        .toString()
        .getBytes(UTF_8);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    // The JDK's server takes 0 for "chunked" and -1 for "no body".
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "runtime-api");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
