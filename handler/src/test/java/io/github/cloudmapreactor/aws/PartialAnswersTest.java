package io.github.cloudmapreactor.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.app.InstanceRegistry.Operation;
import io.github.cloudmapreactor.core.States;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that AWS should never give: each is a failed read, and proves nothing about a task. */
final class PartialAnswersTest {

  private static final String SERVICE =
      "{\"serviceName\": \"orders\", \"status\": \"ACTIVE\", \"desiredCount\": 2, %s}";

  private final AwsClients clients = new AwsClients(new CallJournal());
  private @Nullable HttpServer server;
  private @Nullable SdkProperties properties;
  private volatile String answer = "{}";

  @BeforeEach
  void start() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    HttpServer started = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    started.createContext(
        "/",
        exchange -> {
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    started.start();
    server = started;
    properties =
        new SdkProperties(URI.create("http://127.0.0.1:" + started.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    clients.close();
    if (server != null) {
      server.stop(0);
    }
    if (properties != null) {
      properties.close();
    }
  }

  private static void assertFailedRead(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CallFailedException.class,
            e -> {
              assertThat(e.failure().type()).isEqualTo("PartialRead");
              assertThat(e.failure().retryable()).isTrue();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"version\": 6, \"desiredStatus\": \"RUNNING\"",
        "\"version\": 6, \"lastStatus\": \"RUNNING\"",
        "\"lastStatus\": \"RUNNING\", \"desiredStatus\": \"RUNNING\"",
      })
  void aTaskWithoutVersionOrStatus(String members) {
    answer =
        "{\"tasks\": [{\"taskArn\": \"%s\", \"healthStatus\": \"HEALTHY\", \"startedAt\": 1.5, %s}]}"
            .formatted(States.task("t1"), members);
    assertFailedRead(() -> tasks().read(States.task("t1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"tasks\": [{}]}",
        "{\"tasks\": [{\"taskArn\": \"arn:aws:ecs:eu-west-1:210987654321:task/prod/t2\"}]}",
        "{\"tasks\": [], \"failures\": [{\"reason\": \"INTERNAL\"}]}"
      })
  void anAnswerWithoutTheTask(String text) {
    answer = text;
    assertFailedRead(() -> tasks().read(States.task("t1")));
  }

  private EcsTaskSource tasks() {
    return new EcsTaskSource(clients, InstantSource.system());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"services\": [{}]}",
        "{\"services\": [{\"status\": \"ACTIVE\"}]}",
        "{\"services\": [], \"failures\": [{\"reason\": \"INTERNAL\"}]}"
      })
  void aServiceWithoutStatusOrDesiredCount(String text) {
    answer = text;
    assertFailedRead(() -> lookup().find(States.ORDERS));
  }

  @Test
  void aTagWithoutAValueIsATagAllTheSame() {
    answer = "{\"services\": [%s]}".formatted(SERVICE.formatted("\"tags\": [{\"key\": \"team\"}]"));
    assertThat(lookup().find(States.ORDERS).orElseThrow().tags()).containsEntry("team", "");
  }

  @Test
  void aRegistryThatIsNoCloudMapServiceIsNamed() {
    String registry = "\"serviceRegistries\": [{\"registryArn\": \"arn:aws:s3:::bucket\"}]";
    answer = "{\"services\": [%s]}".formatted(SERVICE.formatted(registry));
    assertThatThrownBy(() -> lookup().find(States.ORDERS)).hasMessageContaining("arn:aws:s3");
  }

  private EcsRegistrationLookup lookup() {
    return new EcsRegistrationLookup(clients, InstantSource.system());
  }

  @Test
  void anOperationOfAnotherKindIsNotTheRemovalsEnd() {
    answer =
        "{\"Operation\": {\"Id\": \"o\", \"Type\": \"REGISTER_INSTANCE\", \"Status\": \"SUCCESS\"}}";
    Operation operation =
        new CloudMapRegistry(clients)
            .operation("o", States.cloudMapService("srv-a"), States.task("t1"));
    assertThat(operation)
        .isInstanceOfSatisfying(
            Operation.Failed.class,
            failed -> {
              assertThat(failed.failure().type()).isEqualTo("OtherOperation");
              assertThat(failed.failure().retryable()).isTrue();
            });
  }
}
