package io.github.cloudmapreactor.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A runtime of a few lines, whose function does what its payload says. */
final class TestRuntime {
  private static final String API =
      "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/";

  private TestRuntime() {}

  public static void main(String[] args) throws Exception {
    if (args[0].equals("broken")) {
      report("init/error", "Runtime.BadFunctionCode", "{\"errorMessage\":\"broken\"}");
      System.exit(1);
    }
    if ("snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
      System.out.println("restored " + open("restore/next").getResponseCode());
    }
    while (true) {
      HttpURLConnection next = open("invocation/next");
      String payload = new String(next.getInputStream().readAllBytes(), UTF_8);
      String id = next.getHeaderField("Lambda-Runtime-Aws-Request-Id");
      Optional<String> answer = answer(next, payload);
      if (answer.isPresent()) {
        report("invocation/" + id + "/response", "", answer.get());
      } else {
        report("invocation/" + id + "/error", "java.io.IOException", "{}");
      }
    }
  }

  private static Optional<String> answer(HttpURLConnection next, String payload) throws Exception {
    if (payload.startsWith("header ")) {
      return Optional.of(next.getHeaderField(payload.substring("header ".length())));
    }
    if (payload.startsWith("variable ")) {
      String value = System.getenv(payload.substring("variable ".length()));
      return Optional.of(String.valueOf(value));
    }
    switch (payload) {
      case "pid" -> {
        return Optional.of(Long.toString(ProcessHandle.current().pid()));
      }
      case "wrong" -> {
        return Optional.of(
            report("invocation/unknown/response", "", "") + " " + report("nowhere", "", ""));
      }
      case "throw" -> {
        return Optional.empty();
      }
      case "hang" -> new CountDownLatch(1).await();
      case "exit" -> Runtime.getRuntime().halt(3);
      default -> {}
    }
    return Optional.of(payload);
  }

  private static HttpURLConnection open(String path) throws IOException {
    return (HttpURLConnection) URI.create(API + path).toURL().openConnection();
  }

  private static int report(String path, String errorType, String body) throws IOException {
    HttpURLConnection connection = open(path);
    connection.setDoOutput(true);
    Map.of("Lambda-Runtime-Function-Error-Type", errorType).forEach(connection::setRequestProperty);
    connection.getOutputStream().write(body.getBytes(UTF_8));
    return connection.getResponseCode();
  }
}
