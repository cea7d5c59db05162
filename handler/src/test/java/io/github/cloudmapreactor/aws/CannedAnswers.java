package io.github.cloudmapreactor.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.local.SdkProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A server that answers every call with what a test says, the last of it again and again. */
final class CannedAnswers implements AutoCloseable {

  final AwsClients clients = new AwsClients(new CallJournal());
  private final HttpServer server;
  private final SdkProperties.Applied properties;
  private final Deque<String> answers = new ArrayDeque<>();

  CannedAnswers() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          byte[] body = next().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    properties = SdkToStandIn.at(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  private synchronized String next() {
    return answers.size() == 1 ? answers.getFirst() : answers.removeFirst();
  }

  synchronized void answer(String... bodies) {
    answers.clear();
    answers.addAll(Arrays.asList(bodies));
  }

  static void assertFailedRead(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CallFailedException.class,
            e -> {
              assertThat(e.failure().type()).isEqualTo("PartialRead");
              assertThat(e.failure().retryable()).isTrue();
            });
  }

  @Override
  public void close() {
    clients.close();
    server.stop(0);
    properties.close();
  }
}
