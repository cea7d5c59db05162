package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The artifact that is deployed: what is in it, and that it works with nothing beside it. */
final class FunctionJarIT {

  private static final Path JAR = Path.of("target", "function.jar");

  private static List<String> entries() throws IOException {
    try (ZipFile zip = new ZipFile(JAR.toFile());
        Stream<? extends ZipEntry> entries = zip.stream()) {
      return entries.<String>map(ZipEntry::getName).toList();
    }
  }

  @Test
  void itIsSmall() throws IOException {
    assertThat(Files.size(JAR)).isLessThanOrEqualTo(10_000_000);
  }

  @Test
  void itHasOneHttpClientAndNoRuntimeInterfaceClient() throws IOException {
    assertThat(entries())
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
      aws.setHealth("prod", "t2", "UNHEALTHY");
      aws.setHealth("prod", "t5", "UNHEALTHY");
      String output = run(aws);
      assertThat(output)
          .contains("\"outcome\":\"DEREGISTERED\"", "\"reason\":\"UNHEALTHY_FOUND\"")
          .contains("\"deadLettered\":true")
          .contains("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-2\"}]}")
          .contains("{\"ticks\":6}")
          .contains("health pass: 5 tasks in 1 clusters, 2 UNHEALTHY;")
          .contains("{\"batchItemFailures\":[]}");
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
              "ListTasks");
    }
  }

  private static String run(StandIn aws) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder process =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                JAR + File.pathSeparator + Path.of("target", "test-classes"),
                FunctionJarCaller.class.getName())
            .redirectErrorStream(true);
    Map<String, String> environment = process.environment();
    environment.put("AWS_ENDPOINT_URL_ECS", aws.endpoint().toString());
    environment.put("AWS_ENDPOINT_URL_SERVICEDISCOVERY", aws.endpoint().toString());
    environment.put("AWS_ENDPOINT_URL_SQS", aws.endpoint().toString());
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
    environment.put("AWS_SECRET_ACCESS_KEY", "secret");
    environment.put("REACTOR_DEAD_LETTER_QUEUE", aws.queueUrl(FunctionFixture.QUEUE));
    environment.put("REACTOR_TICK_QUEUE", aws.queueUrl(FunctionFixture.TICKS));
    environment.put("REACTOR_KEEP_AT_LEAST", "1");
    Process started = process.start();
    String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(started.waitFor()).as(output).isZero();
    return output;
  }
}
