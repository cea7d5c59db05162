package io.github.cloudmapreactor.lambda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What Lambda gives a function with SnapStart: credentials from an endpoint on the same host. Hosts
 * elsewhere are out of reach; which ones were looked for is noted, for this is their proxy too.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html">Activating
 *     SnapStart</a>
 */
final class LambdaEnvironment implements AutoCloseable {

  private static final String CREDENTIALS =
      """
      {"AccessKeyId": "AKIAIOSFODNN7EXAMPLE", "SecretAccessKey": "secret", "Token": "token",
       "Expiration": "2099-01-01T00:00:00Z"}""";

  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final ServerSocket server;

  LambdaEnvironment() {
    try {
      server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "lambda-environment");
    thread.setDaemon(true);
    thread.start();
  }

  /** The variables as Lambda sets them; no endpoints and no keys. */
  Map<String, String> variables() {
    return Map.of(
        "AWS_REGION", "eu-west-1",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "http://127.0.0.1:%d/credentials".formatted(server.getLocalPort()),
        "AWS_CONTAINER_AUTHORIZATION_TOKEN", "authorization",
        "AWS_LAMBDA_FUNCTION_NAME", "reactor",
        "AWS_EXECUTION_ENV", "AWS_Lambda_java25");
  }

  /** The JVM's options that send every call over TLS here. */
  String[] proxyOptions() {
    return new String[] {
      "-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=" + server.getLocalPort()
    };
  }

  /** Method and target of every request so far. */
  Queue<String> requests() {
    return requests;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        answer(socket);
      } catch (SocketException e) {
        // Closed, by the caller or by the test: the next round sees which.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    BufferedReader request =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    String first = request.readLine();
    for (String line = first; line != null && !line.isEmpty(); ) {
      line = request.readLine();
    }
    if (first == null) {
      return;
    }
    requests.add(first.substring(0, first.lastIndexOf(' ')));
    String answer =
        first.startsWith("GET /credentials ")
            ? "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(CREDENTIALS.length(), CREDENTIALS)
            : "HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
