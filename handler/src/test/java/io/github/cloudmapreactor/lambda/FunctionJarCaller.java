package io.github.cloudmapreactor.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.cloudmapreactor.aws.AwsClients;
import io.github.cloudmapreactor.aws.CallJournal;
import io.github.cloudmapreactor.aws.EcsTaskStopper;
import io.github.cloudmapreactor.core.States;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Calls the deployed functions as Lambda does, in a process that has nothing but its jar. */
final class FunctionJarCaller {

  private FunctionJarCaller() {}

  public static void main(String[] args) throws IOException {
    RequestStreamHandler function = new FunctionHandler();
    invoke(function, Events.stopOf("t1").json());
    invoke(function, Events.stopOf("unknown").json());
    invoke(function, Events.runOf("t2").json());
    invoke(
        function,
        Events.runOf("t3")
            .detail("healthStatus", "\"UNHEALTHY\"")
            .detail("updatedAt", "\"" + Instant.now() + "\"")
            .json());
    invoke(function, "{\"source\": \"elsewhere\"}");
    invoke(
        function,
        """
        {"Records": [{"messageId": "m-1", "body": "not an event"},
                     {"messageId": "m-2", "body": %s}]}
        """
            .formatted(quoted(Events.runOf("t4").detail("version", "7").json())));
    invoke(function, "{\"minute\": \"" + Instant.now() + "\"}");
    invoke(
        new WatchHandler(),
        """
        {"Records": [{"messageId": "m-1", "body": %s}]}
        """
            .formatted(quoted("{\"due\": \"" + Instant.now() + "\"}")));
    try (AwsClients clients = new AwsClients(new CallJournal())) {
      new EcsTaskStopper(clients).stop(States.task("t4"), "a test");
    }
  }

  private static void invoke(RequestStreamHandler function, String input) throws IOException {
    // A stream of its own, as in Lambda: a function closes what it writes its answer to.
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    function.handleRequest(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        output,
        new FakeContext());
    System.out.println(output.toString(StandardCharsets.UTF_8));
  }

  private static String quoted(String json) {
    return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
