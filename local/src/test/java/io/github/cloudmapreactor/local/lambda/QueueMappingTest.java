package io.github.cloudmapreactor.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.local.ManualClock;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import io.github.cloudmapreactor.local.lambda.InvocationResult.Died;
import io.github.cloudmapreactor.local.lambda.InvocationResult.Failed;
import io.github.cloudmapreactor.local.lambda.InvocationResult.Returned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class QueueMappingTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String SEED =
      """
      {"account": "210987654321", "region": "eu-west-1", "queues": ["events"]}""";

  private final ManualClock clock = new ManualClock(Instant.parse("2026-09-14T08:00:00Z"));
  private final StandIn aws = StandIn.start(Seed.parse(SEED), clock);
  private final QueueClient queue = new QueueClient(aws.endpoint(), aws.queueUrl("events"));
  private final BlockingQueue<JsonNode> batches = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void aBatchLooksAsInLambda() throws Exception {
    queue.send(List.of("one", "two"));
    try (var mapping = QueueMapping.start(queue, function("{}"), 10, 1)) {
      assertThat(mapping.awaitEmpty(LONG)).isTrue();
    }
    JsonNode batch = next();
    assertThat(batch.path("Records")).hasSize(2);
    JsonNode first = batch.path("Records").path(0);
    assertThat(first.path("body").asText()).isEqualTo("one");
    assertThat(first.path("messageId").asText()).isNotEmpty();
    assertThat(first.path("attributes").path("ApproximateReceiveCount").asText()).isEqualTo("1");
    assertThat(first.path("eventSource").asText()).isEqualTo("aws:sqs");
    assertThat(first.path("eventSourceARN").asText())
        .isEqualTo("arn:aws:sqs:eu-west-1:210987654321:events");
    assertThat(first.path("awsRegion").asText()).isEqualTo("eu-west-1");
  }

  @Test
  void batchesAreNoLargerThanAllowed() throws Exception {
    queue.send(IntStream.range(0, 25).mapToObj(Integer::toString).toList());
    try (var mapping = QueueMapping.start(queue, function(""), 10, 1)) {
      assertThat(mapping.awaitEmpty(LONG)).isTrue();
    }
    assertThat(List.of(next().path("Records"), next().path("Records"), next().path("Records")))
        .extracting(JsonNode::size)
        .containsExactly(10, 10, 5);
  }

  @Test
  void onlyWhatFailedComesAgainWhenTheQueueShowsItAgain() throws Exception {
    queue.send(List.of("good", "bad"));
    try (var mapping = QueueMapping.start(queue, this::failFirstBad, 10, 1)) {
      assertThat(next().path("Records")).hasSize(2);
      clock.advance(Duration.ofSeconds(30));
      assertThat(mapping.awaitEmpty(LONG)).isTrue();
      JsonNode again = next().path("Records");
      assertThat(again).hasSize(1);
      assertThat(again.path(0).path("body").asText()).isEqualTo("bad");
      assertThat(again.path(0).path("attributes").path("ApproximateReceiveCount").asText())
          .isEqualTo("2");
    }
  }

  private InvocationResult failFirstBad(String payload) {
    JsonNode batch = json(payload);
    batches.add(batch);
    JsonNode bad = batch.path("Records").path(batch.path("Records").size() - 1);
    boolean first = bad.path("attributes").path("ApproximateReceiveCount").asText().equals("1");
    return new Returned(first ? failureOf(bad.path("messageId").asText()) : "{}");
  }

  @Test
  void allComeAgainWhereTheAnswerCannotBeBelieved() {
    JsonNode message = json("{\"MessageId\": \"m-1\", \"ReceiptHandle\": \"r-1\"}");
    var batch = new SqsBatch(List.of(message), "arn:aws:sqs:eu-west-1:210987654321:events");
    assertThat(batch.done(new Returned(failureOf("unknown")))).isEmpty();
    assertThat(batch.done(new Returned(failureOf("")))).isEmpty();
    assertThat(batch.done(new Returned("{\"batchItemFailures\": [{}]}"))).isEmpty();
    assertThat(batch.done(new Returned("no JSON"))).isEmpty();
    assertThat(batch.done(new Failed("java.io.IOException", "{}"))).isEmpty();
    assertThat(batch.done(new Died())).isEmpty();
    assertThat(batch.done(new Returned("null"))).containsExactly(message);
    assertThat(batch.done(new Returned("{\"batchItemFailures\": []}"))).containsExactly(message);
  }

  @Test
  void itGoesOnWhenTheQueueFailsForAWhile() throws Exception {
    queue.send(List.of("one"));
    aws.faults().on("ReceiveMessage").next(2).unavailable();
    aws.faults().on("DeleteMessageBatch").next(1).unavailable();
    try (var mapping = QueueMapping.start(queue, function("{}"), 10, 1)) {
      next();
      clock.advance(Duration.ofSeconds(30));
      next();
      assertThat(mapping.awaitEmpty(LONG)).isTrue();
    }
  }

  @Test
  void aPollerThatBreaksDownIsReported() throws Exception {
    queue.send(List.of("one"));
    Invocable broken =
        payload -> {
          throw new IllegalStateException("no such function");
        };
    try (var mapping = QueueMapping.start(queue, broken, 10, 1)) {
      assertThatThrownBy(() -> mapping.awaitEmpty(LONG)).hasRootCauseMessage("no such function");
    }
  }

  @Test
  void anEmptyWaitEnds() throws Exception {
    queue.send(List.of("one"));
    try (var mapping = QueueMapping.start(queue, payload -> new Died(), 10, 1)) {
      assertThat(mapping.awaitEmpty(Duration.ZERO)).isFalse();
    }
  }

  private Invocable function(String answer) {
    return payload -> {
      batches.add(json(payload));
      return new Returned(answer);
    };
  }

  private JsonNode next() throws InterruptedException {
    JsonNode batch = batches.poll(LONG.toSeconds(), TimeUnit.SECONDS);
    assertThat(batch).as("another batch").isNotNull();
    return batch;
  }

  private static String failureOf(String id) {
    return "{\"batchItemFailures\": [{\"itemIdentifier\": \"%s\"}]}".formatted(id);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
