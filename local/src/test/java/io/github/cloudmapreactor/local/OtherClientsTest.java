package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The clients that are not written in Java; skipped where they are not installed. */
@Timeout(60)
final class OtherClientsTest {
  private static final int NO_PROGRAM = 127;

  @AutoClose
  private final TestBed bed =
      new TestBed(
          """
          { "account": "210987654321", "region": "eu-west-1",
            "cloudMapServices": [ { "id": "srv-orders", "instances": [ { "id": "task-1", "attributes": { "zone": "a" } } ] } ],
            "clusters": [
              { "name": "prod", "services": [ { "name": "orders" } ],
                "tasks": [ { "id": "task-1", "healthStatus": "UNHEALTHY", "version": 5, "startedAt": "2026-09-14T07:00:00.5Z" },
                           { "id": "task-2" } ] } ],
            "queues": [ "dead-letters" ] }
          """);

  @Test
  void boto3MapsResultsAndErrors() throws Exception {
    assumeTrue(run("python3", "-c", "import boto3").status == 0, "boto3 is not installed");
    Path script =
        Path.of(
            Objects.requireNonNull(getClass().getResource("/boto3_exercise.py"), "the script")
                .toURI());

    assertThat(run("python3", script.toString()).output.lines())
        .containsExactly(
            "list ['task-1']",
            "deregister op-00000001",
            "again DuplicateRequest DuplicateRequest 400",
            "unknown ServiceNotFound ServiceNotFound 400",
            "operation 1789372800.0",
            "discover task-1",
            "tasks [('UNHEALTHY', 5, 1789369200.5)]",
            "pages 2",
            "cluster ClusterNotFoundException ClusterNotFoundException 400",
            "no queue QueueDoesNotExist AWS.SimpleQueueService.NonExistentQueue 400",
            "send 36",
            "receive [('body', '1', 'NotAnEvent')]",
            "batch [(['good'], [('late', 'InvalidParameterValue')])]",
            "same ids BatchEntryIdsNotDistinct AWS.SimpleQueueService.BatchEntryIdsNotDistinct 400",
            "stop UserInitiated",
            "bad handle ReceiptHandleIsInvalid ReceiptHandleIsInvalid 400");
  }

  @Test
  void awsCliTalksToIt() throws Exception {
    Finished tasks =
        aws(
            "ecs describe-tasks --cluster prod --tasks task-1 task-9",
            "[tasks[].healthStatus, failures[].reason]");
    assumeTrue(tasks.status != NO_PROGRAM, "the AWS CLI is not installed");

    assertThat(tasks.output.lines()).containsExactly("UNHEALTHY", "MISSING");
    Finished gone =
        aws(
            "servicediscovery deregister-instance --service-id srv-orders --instance-id task-9",
            "OperationId");
    assertThat(gone.status).isNotZero();
    assertThat(gone.output).contains("(InstanceNotFound)");
    Finished sent =
        aws(
            "sqs send-message --message-body body --queue-url "
                + bed.standIn.queueUrl("dead-letters"),
            "MD5OfMessageBody");
    assertThat(sent.output.strip()).isEqualTo("841a2d689ad86bd1611447453c22c6fc");
  }

  private Finished aws(String command, String query) throws IOException, InterruptedException {
    // Version 1 of the CLI passes over AWS_ENDPOINT_URL for SQS and calls the real one.
    List<String> words = new ArrayList<>(List.of("aws", "--endpoint-url"));
    words.add(bed.standIn.endpoint().toString());
    words.addAll(List.of(command.split(" ")));
    words.addAll(List.of("--output", "text", "--query", query));
    return run(words.toArray(String[]::new));
  }

  /** What a finished program left: its status and all that it wrote. */
  private record Finished(int status, String output) {}

  private Finished run(String... command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    var environment = builder.environment();
    environment.put("AWS_ENDPOINT_URL", bed.standIn.endpoint().toString());
    environment.put("AWS_ACCESS_KEY_ID", "key");
    environment.put("AWS_SECRET_ACCESS_KEY", "secret");
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_DEFAULT_REGION", "eu-west-1");
    environment.put("AWS_CONFIG_FILE", "none");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "none");
    environment.put("AWS_PAGER", "");
    environment.put("NO_PROXY", "127.0.0.1");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return new Finished(NO_PROGRAM, "There is no program " + command[0]);
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Finished(process.waitFor(), output);
  }
}
