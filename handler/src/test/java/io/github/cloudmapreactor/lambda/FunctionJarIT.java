package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

  /** Every kind of call, in a process of its own that has only the jar and a caller for it. */
  @Test
  void itWorksAloneAndFindsAwsThroughTheStandardVariables() throws Exception {
    Seed seed = Seed.parse(FunctionFixture.seedOf("t1", "t2", "t3", "t4", "t5"));
    try (StandIn aws = StandIn.start(seed, InstantSource.system())) {
      aws.operationTimes(Duration.ZERO, Duration.ZERO);
      aws.faults().on("DescribeServices").next(1).throttled();
      aws.setHealth("prod", "t2", "UNHEALTHY");
      aws.setHealth("prod", "t5", "UNHEALTHY");
      String output = FunctionJar.run(FunctionJarCaller.class, variables(aws));
      assertThat(output)
          .contains("\"outcome\":\"DEREGISTERED\"", "\"reason\":\"UNHEALTHY_FOUND\"")
          .contains(
              "task unknown: DEREGISTER, for the task is stopping or has stopped; ALREADY_GONE")
          .contains("\"deadLettered\":true")
          .contains("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-2\"}]}")
          .contains("{\"ticks\":6}")
          .contains("health pass: 5 tasks in 1 clusters, 2 UNHEALTHY;")
          .contains("{\"batchItemFailures\":[]}");
      assertThat(aws.journal().calls().stream().map(call -> call.error()))
          .contains("ThrottlingException", "InstanceNotFound");
      assertThat(aws.registry().get("srv-orders")).containsExactly("t4");
      assertThat(aws.journal().calls().stream().map(call -> call.operation()).distinct())
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
              "ListServices",
              "StopTask");
    }
  }

  private static Map<String, String> variables(StandIn aws) {
    Map<String, String> variables = new HashMap<>(PackagedFunction.variables(aws));
    variables.put("REACTOR_TICK_QUEUE", aws.queueUrl(FunctionFixture.TICKS));
    variables.put("REACTOR_KEEP_AT_LEAST", "1");
    return variables;
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
