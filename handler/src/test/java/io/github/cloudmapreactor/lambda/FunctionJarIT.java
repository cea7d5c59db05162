package io.github.cloudmapreactor.lambda;

import static io.github.cloudmapreactor.lambda.FunctionFixture.batchOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cloudmapreactor.local.Call;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import io.github.cloudmapreactor.local.lambda.InvocationResult;
import io.github.cloudmapreactor.local.lambda.LambdaFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The artifact that is deployed: what is in it, and that it works with nothing beside it. */
final class FunctionJarIT {

  @Test
  void itIsSmall() throws IOException {
    assertThat(Files.size(FunctionJar.PATH)).isLessThanOrEqualTo(8_500_000);
  }

  @Test
  void itHasOneHttpClientAndNoRuntimeInterfaceClient() throws IOException {
    assertThat(FunctionJar.entries())
        .contains(
            "io/github/cloudmapreactor/lambda/FunctionHandler.class",
            "io/github/cloudmapreactor/lambda/WatchHandler.class",
            "software/amazon/awssdk/http/urlconnection/UrlConnectionHttpClient.class")
        .noneMatch(name -> name.startsWith("io/netty/"))
        .noneMatch(name -> name.startsWith("org/apache/http"))
        .noneMatch(name -> name.startsWith("com/amazonaws/services/lambda/runtime/api/client/"))
        .noneMatch(name -> name.startsWith("com/fasterxml/jackson/databind/"));
  }

  /** Every kind of call but one, in processes that have only the jar and Lambda's runtime. */
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime has native code for Linux alone")
  void itWorksInLambdasRuntimeAndFindsAwsThroughTheStandardVariables(@TempDir Path folder) {
    Seed seed = Seed.parse(FunctionFixture.seedOf("t1", "t2", "t3", "t4", "t5"));
    try (StandIn aws = StandIn.start(seed, InstantSource.system());
        LambdaFunction events = new LambdaFunction(PackagedFunction.events(aws, folder));
        LambdaFunction watch =
            new LambdaFunction(PackagedFunction.watch(aws, folder.resolve("watch")))) {
      aws.operationTimes(Duration.ZERO, Duration.ZERO);
      aws.faults().on("DescribeServices").next(1).throttled();
      aws.setHealth("prod", "t2", "UNHEALTHY");
      aws.setHealth("prod", "t5", "UNHEALTHY");
      checkEvents(events);
      assertThat(answer(watch, batchOf("{\"due\": " + now() + "}")))
          .isEqualTo("{\"batchItemFailures\":[]}");
      assertThat(aws.journal().calls().stream().map(Call::error))
          .contains("ThrottlingException", "InstanceNotFound");
      assertThat(aws.registry().get("srv-orders")).containsExactly("t4");
      assertThat(aws.journal().calls().stream().map(Call::operation).distinct())
          .contains(
              "DescribeTasks",
              "DescribeServices",
              "ListInstances",
              "DeregisterInstance",
              "GetOperation",
              "GetInstance",
              "SendMessage",
              "SendMessageBatch",
              "ListClusters",
              "ListTasks",
              "ListServices");
    }
  }

  private static void checkEvents(LambdaFunction events) {
    assertThat(answer(events, Events.stopOf("t1").json())).contains("\"outcome\":\"DEREGISTERED\"");
    assertThat(answer(events, Events.stopOf("unknown").json()))
        .contains("\"outcome\":\"ALREADY_GONE\"");
    assertThat(answer(events, Events.runOf("t2").json()))
        .contains("\"reason\":\"UNHEALTHY_FOUND\"", "\"outcome\":\"DEREGISTERED\"");
    Events unhealthy = Events.runOf("t3").detail("healthStatus", "\"UNHEALTHY\"");
    assertThat(answer(events, unhealthy.detail("updatedAt", now()).json()))
        .contains("\"reason\":\"UNHEALTHY_STATED\"", "\"outcome\":\"DEREGISTERED\"");
    assertThat(answer(events, "{\"source\": \"elsewhere\"}")).contains("\"deadLettered\":true");
    String unread = Events.runOf("t4").detail("version", "7").json();
    assertThat(answer(events, batchOf("not an event", unread)))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"message-1\"}]}");
    assertThat(answer(events, "{\"minute\": " + now() + "}")).isEqualTo("{\"ticks\":6}");
  }

  /** The present of the call: starting a process may take longer than an event stays fresh. */
  private static String now() {
    return "\"" + Instant.now() + "\"";
  }

  private static String answer(LambdaFunction function, String payload) {
    InvocationResult result = function.invoke(payload);
    assertThat(result).isInstanceOf(InvocationResult.Returned.class);
    return ((InvocationResult.Returned) result).payload();
  }

  /** What only a long sweep would ask for. */
  @Test
  void itCanStopATask() throws Exception {
    Seed seed = Seed.parse(FunctionFixture.seedOf("t4"));
    try (StandIn aws = StandIn.start(seed, InstantSource.system())) {
      FunctionJar.run(StopTaskCaller.class, PackagedFunction.variables(aws));
      assertThat(aws.journal().calls())
          .extracting(Call::operation, Call::succeeded)
          .containsExactly(tuple("StopTask", true));
    }
  }

  /** No endpoint is given in Lambda: the SDK finds them in its own tables, by region. */
  @Test
  void itFindsTheHostsOfAwsAndItsCredentialsInLambda() throws Exception {
    try (LambdaEnvironment lambda = new LambdaEnvironment()) {
      String output =
          FunctionJar.run(EachClientCaller.class, lambda.variables(), lambda.proxyOptions());
      assertThat(output.lines())
          .hasSize(3)
          .allMatch(line -> line.contains("no usable answer from AWS"));
      assertThat(new LinkedHashSet<>(lambda.requests()))
          .containsExactly(
              "GET /credentials",
              "CONNECT ecs.eu-west-1.amazonaws.com:443",
              "CONNECT servicediscovery.eu-west-1.amazonaws.com:443",
              "CONNECT sqs.eu-west-1.amazonaws.com:443");
    }
  }
}
