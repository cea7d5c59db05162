package io.github.cloudmapreactor.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Calls the deployed function as Lambda does, in a process that has nothing but its jar. */
final class FunctionJarCaller {

  private FunctionJarCaller() {}

  public static void main(String[] args) throws IOException {
    RequestStreamHandler function = new FunctionHandler();
    invoke(function, Events.stopOf("t1").json());
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
  }

  private static void invoke(RequestStreamHandler function, String input) throws IOException {
    function.handleRequest(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        System.out,
        new FakeContext());
    System.out.println();
  }

  private static String quoted(String json) {
    return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
