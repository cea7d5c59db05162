package io.github.cloudmapreactor.cli.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.cloudmapreactor.cli.Cli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The stand-in alone. */
final class StandInCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final StandInCommand command = new StandInCommand(Cli.PLAIN.terminal(out, err));

  @Test
  void printsTheVariablesAndTheCallsThatCome() {
    new CommandLine(command).parseArgs("--seed", Cli.scenario("spot-interruption") + "/seed.json");

    int exitCode =
        command.run(
            () -> {
              call(printed(out));
              return true;
            });

    assertThat(exitCode).isZero();
    assertThat(printed(out).lines())
        .hasSize(5)
        .allMatch(line -> line.startsWith("export AWS_"))
        .anyMatch(line -> line.startsWith("export AWS_ENDPOINT_URL=http://127.0.0.1:"));
    assertThat(printed(err))
        .containsPattern("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  200  ListClusters")
        .contains("Ended after 1 call.");
  }

  @Test
  void aPortInUseIsBadUsage() throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try {
      String port = Integer.toString(other.getAddress().getPort());
      Cli.Ran ran = Cli.PLAIN.run("stand-in", "--port", port);

      assertThat(ran.exitCode()).isEqualTo(2);
      assertThat(ran.err()).contains("--port: " + port + " cannot be had").contains("a free one");
    } finally {
      other.stop(0);
    }
  }

  private static void call(String variables) {
    String url = variables.lines().findFirst().orElseThrow().split("=", 2)[1];
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("X-Amz-Target", "AmazonEC2ContainerServiceV20141113.ListClusters")
            .header("Content-Type", "application/x-amz-json-1.1")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    try {
      HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String printed(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
