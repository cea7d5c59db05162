package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
final class StandInTest {
  private static final Seed EMPTY = Seed.empty("210987654321", "eu-west-1");

  @AutoClose
  private final TestBed bed =
      new TestBed(
          """
          { "account": "210987654321", "region": "eu-west-1",
            "cloudMapServices": [ { "id": "srv-orders" } ], "clusters": [ { "name": "prod" } ] }
          """);

  @Test
  void journalKeepsEveryCallWithItsTimeRequestAndEnd() {
    bed.post("AmazonEC2ContainerServiceV20141113.ListClusters", "{\"maxResults\": 7}");
    bed.clock.advance(Duration.ofSeconds(1));
    int mark = bed.standIn.journal().size();
    bed.post("Route53AutoNaming_v20170314.GetService", "{\"Id\": \"srv-none\"}");

    assertThat(bed.standIn.journal().calls()).hasSize(2);
    assertThat(bed.standIn.journal().since(mark))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.at()).isEqualTo(TestBed.START.plusSeconds(1));
              assertThat(call.service()).isEqualTo("servicediscovery");
              assertThat(call.operation()).isEqualTo("GetService");
              assertThat(call.request().path("Id").asText()).isEqualTo("srv-none");
              assertThat(call.status()).isEqualTo(400);
              assertThat(call.error()).isEqualTo("ServiceNotFound");
              assertThat(call.succeeded()).isFalse();
            });
    assertThat(bed.standIn.journal().calls().get(0).succeeded()).isTrue();
    bed.standIn.journal().clear();
    assertThat(bed.standIn.journal().size()).isZero();
  }

  @Test
  void journalShowsCallsThatAreUnderWay() throws Exception {
    var arrived = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    bed.standIn
        .faults()
        .delayWith(
            latency -> {
              arrived.countDown();
              awaitQuietly(goOn);
            });
    bed.standIn.faults().on("ListTasks").latency(Duration.ofHours(1));
    ExecutorService caller = Executors.newSingleThreadExecutor();
    Future<Integer> slow =
        caller.submit(
            () ->
                bed.post("AmazonEC2ContainerServiceV20141113.ListTasks", "{\"cluster\": \"prod\"}")
                    .statusCode());
    arrived.await();
    // Others are answered meanwhile, and come later in the journal.
    bed.post("AmazonEC2ContainerServiceV20141113.ListClusters", "{}");

    assertThat(bed.standIn.journal().calls())
        .extracting(Call::operation, Call::status)
        .containsExactly(tuple("ListTasks", 0), tuple("ListClusters", 200));
    goOn.countDown();
    assertThat(slow.get()).isEqualTo(200);
    assertThat(bed.standIn.journal().calls()).extracting(Call::status).containsOnly(200);
    caller.shutdownNow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Route53AutoNaming_v20170314.CreateService | {}   | UnknownOperationException | servicediscovery",
        "AmazonEC2ContainerServiceV20141113.RunTask | {}  | UnknownOperationException | ecs",
        "DynamoDB_20120810.GetItem                 | {}   | UnknownOperationException | ''",
        "nothing                                   | {}   | UnknownOperationException | ''",
        "AmazonEC2ContainerServiceV20141113.ListTasks | [] | SerializationException   | ecs",
        "AmazonEC2ContainerServiceV20141113.ListTasks | {  | SerializationException   | ecs",
        "AmazonEC2ContainerServiceV20141113.ListTasks | {\"cluster\": 7} | SerializationException | ecs",
        "AmazonEC2ContainerServiceV20141113.ListTasks | {\"maxResults\": \"7\", \"cluster\": \"prod\"} | SerializationException | ecs",
        "AmazonEC2ContainerServiceV20141113.DescribeTasks | {\"tasks\": \"7\", \"cluster\": \"prod\"} | SerializationException | ecs"
      })
  void refusesWhatItDoesNotUnderstand(String target, String body, String error, String service) {
    var answer = bed.post(target, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"__type\":\"%s\"".formatted(error));
    assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(bed.standIn.journal().calls())
        .singleElement()
        .returns(service, Call::service)
        .returns(error, Call::error);
  }

  @Test
  void servesManyCallersAtOnce() throws Exception {
    var callers = Executors.newFixedThreadPool(8);
    List<Future<Integer>> answers =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    callers.submit(
                        () ->
                            bed.post(
                                    "Route53AutoNaming_v20170314.RegisterInstance",
                                    "{\"ServiceId\":\"srv-orders\",\"InstanceId\":\"task-%d\",\"Attributes\":{}}"
                                        .formatted(i))
                                .statusCode()))
            .toList();
    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).isEqualTo(200);
    }
    callers.shutdown();
    bed.operationsEnd();

    assertThat(bed.standIn.registry().get("srv-orders")).hasSize(200);
    assertThat(bed.standIn.journal().calls()).hasSize(200).allMatch(Call::succeeded);
  }

  @Test
  void listensOnTheLoopbackAddressOnly() throws IOException {
    int port = bed.standIn.endpoint().getPort();
    assertThat(bed.standIn.endpoint()).hasToString("http://127.0.0.1:" + port);

    // Another loopback address is not this one, nor is any that the outside could reach.
    try (var socket = new Socket()) {
      var other = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), port);
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> socket.connect(other, 500));
    }
  }

  @Test
  void takesTheAskedPortAndSaysWhenItCannot() {
    int port = bed.standIn.endpoint().getPort();
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> StandIn.start(EMPTY, bed.clock, port))
        .withMessage("The stand-in cannot listen on port %d", port);

    bed.standIn.close();
    try (StandIn next = StandIn.start(EMPTY, bed.clock, port)) {
      assertThat(next.endpoint()).hasPort(port);
    }
  }

  @Test
  void closesAtOnceWhileCallsAreUnderWay() throws Exception {
    var arrived = new CountDownLatch(1);
    StandIn standIn = StandIn.start(EMPTY, InstantSource.system());
    standIn.faults().on("ListClusters").latency(Duration.ofHours(1));
    Thread caller = new Thread(() -> call(standIn, arrived));
    caller.start();
    arrived.await();
    while (standIn.journal().size() == 0) {
      Thread.onSpinWait();
    }

    standIn.close();
    caller.join(TimeUnit.SECONDS.toMillis(20));
    assertThat(caller.isAlive()).isFalse();
  }

  @Test
  void runsOnTheSystemClock() {
    try (StandIn standIn =
        StandIn.start(
            Seed.parse(
                """
        { "account": "210987654321", "region": "eu-west-1", "cloudMapServices": [ { "id": "srv-a" } ] }
        """),
            InstantSource.system())) {
      standIn.operationTimes(Duration.ZERO, Duration.ZERO);
      standIn.registerInstance("srv-a", "task-1", Map.of());
      Instant before = Instant.now();
      bed.postTo(
          standIn.endpoint(),
          "Route53AutoNaming_v20170314.DeregisterInstance",
          "{\"ServiceId\":\"srv-a\",\"InstanceId\":\"task-1\"}");

      assertThat(standIn.registry()).containsEntry("srv-a", new TreeSet<>());
      assertThat(standIn.journal().calls().get(0).at()).isBetween(before, Instant.now());
    }
  }

  private void call(StandIn standIn, CountDownLatch arrived) {
    arrived.countDown();
    try {
      bed.postTo(standIn.endpoint(), "AmazonEC2ContainerServiceV20141113.ListClusters", "{}");
    } catch (UncheckedIOException e) {
      // The end of the stand-in is the end of its connections.
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
