package io.github.cloudmapreactor.app;

import static io.github.cloudmapreactor.core.States.NOW;
import static io.github.cloudmapreactor.core.States.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cloudmapreactor.app.ServiceViews.Calls;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.States;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is remembered of ECS services, and for how long. */
final class ServiceViewsTest {

  private final FakeAws aws = new FakeAws();
  private static final Deadline AMPLE = ReactorOverFakes.AMPLE;

  private final ServiceViews views = views(Calls.LEAN);

  private ServiceViews views(Calls calls) {
    return new ServiceViews(aws, Duration.ofSeconds(60), calls, Pace.NONE, aws.clock);
  }

  @Test
  void aViewIsRememberedForItsLifetime() {
    aws.serve(States.view(1, Duration.ZERO, "srv-a"));
    views.find(ORDERS, NOW, AMPLE);
    aws.advance(Duration.ofMillis(59_999));
    views.find(ORDERS, NOW, AMPLE);
    assertThat(aws.calls).hasSize(1);
    aws.advance(Duration.ofMillis(1));
    views.find(ORDERS, NOW, AMPLE);
    assertThat(aws.calls).hasSize(2);
  }

  @Test
  void aFailureIsNotRemembered() {
    aws.broken.add("DescribeServices");
    assertThatThrownBy(() -> views.find(ORDERS, NOW, AMPLE))
        .isInstanceOf(CallFailedException.class);
    aws.broken.clear();
    assertThat(views.find(ORDERS, NOW, AMPLE)).isEmpty();
    aws.serve(States.view(1, Duration.ZERO, "srv-a"));
    assertThat(views.find(ORDERS, NOW, AMPLE)).as("absence is remembered").isEmpty();
    views.forget(ORDERS);
    assertThat(views.find(ORDERS, NOW, AMPLE)).isPresent();
  }

  @Test
  void thoseWhoComeTogetherShareOneCall() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch allAsked = new CountDownLatch(8);
    ServiceViews shared =
        new ServiceViews(
            (cluster, names) -> {
              calls.incrementAndGet();
              awaitAll(allAsked);
              return Map.of();
            },
            Duration.ofSeconds(60),
            Calls.LEAN,
            Pace.NONE,
            aws.clock);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> asked = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        asked.add(
            threads.submit(
                () -> {
                  allAsked.countDown();
                  return shared.find(ORDERS, NOW, AMPLE);
                }));
      }
      for (Future<?> each : asked) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(calls).hasValue(1);
  }

  private static void awaitAll(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<ServiceRef, Instant> wanted(Instant notBefore, String... names) {
    Map<ServiceRef, Instant> wanted = new LinkedHashMap<>();
    for (String name : names) {
      wanted.put(service(name), notBefore);
    }
    return wanted;
  }

  private static ServiceRef service(String name) {
    return new ServiceRef(ORDERS.cluster(), name);
  }

  private void serve(String... names) {
    for (String name : names) {
      aws.serve(States.view(service(name), 1, Duration.ZERO, Map.of(), "srv-" + name));
    }
  }

  @Test
  void whatSeveralNeedIsReadTenACall() {
    String[] names = IntStream.range(0, 21).mapToObj("s%02d"::formatted).toArray(String[]::new);
    serve(names);
    assertThat(views.readAhead(wanted(NOW, names), AMPLE)).isEmpty();
    assertThat(aws.calls)
        .containsExactly(
            "DescribeServices " + String.join(",", List.of(names).subList(0, 10)),
            "DescribeServices " + String.join(",", List.of(names).subList(10, 20)));
    aws.calls.clear();
    assertThat(views.find(service("s07"), NOW, AMPLE)).isPresent();
    assertThat(aws.calls).isEmpty();
    assertThat(views.find(service("s20"), NOW, AMPLE)).as("one alone is left to find").isPresent();
    assertThat(aws.calls).hasSize(1);
  }

  @Test
  void whatIsRememberedIsNotReadAhead() {
    serve("a", "b", "c");
    views.readAhead(wanted(NOW, "a", "b"), AMPLE);
    aws.calls.clear();
    views.readAhead(wanted(NOW, "a", "b", "c"), AMPLE);
    assertThat(aws.calls).isEmpty();
    views.readAhead(wanted(NOW.plusSeconds(1), "a", "b"), AMPLE);
    assertThat(aws.calls).as("a task is younger than what is remembered").hasSize(1);
  }

  @Test
  void aFullCallTakesOthersAlongThatAreDue() {
    serve("a", "b", "c");
    ServiceViews full = views(Calls.FULL);
    full.readAhead(wanted(NOW, "a", "b"), AMPLE);
    full.readAhead(wanted(NOW, "c"), AMPLE);
    full.readAhead(wanted(NOW, "gone"), AMPLE);
    assertThat(aws.calls)
        .containsExactly("DescribeServices a,b", "DescribeServices c", "DescribeServices gone");
    aws.advance(Duration.ofSeconds(60));
    full.readAhead(wanted(NOW, "b"), AMPLE);
    assertThat(aws.calls.get(3))
        .startsWith("DescribeServices b,")
        .contains("a", "c")
        .doesNotContain("gone");
    full.readAhead(wanted(NOW, "a", "b", "c"), AMPLE);
    assertThat(aws.calls).hasSize(4);
  }

  @Test
  void whatARetryCanMendIsToldAndTheRestIsAskedForAlone() {
    serve("a", "b");
    aws.broken.add("DescribeServices");
    assertThat(views.readAhead(wanted(NOW, "a", "b"), AMPLE))
        .containsOnlyKeys(service("a"), service("b"));
    aws.broken.clear();
    aws.denied.add("DescribeServices a,b");
    assertThat(views.readAhead(wanted(NOW, "a", "b"), AMPLE)).isEmpty();
    assertThat(views.find(service("a"), NOW, AMPLE)).isPresent();
    aws.buggy.add("DescribeServices b,c");
    assertThat(views.readAhead(wanted(NOW, "b", "c"), AMPLE)).isEmpty();
  }

  @Test
  void onlyTheIdlestAreForgotten() {
    RecentlyUsed<String, Integer> map = new RecentlyUsed<>(2);
    map.put("a", 1);
    map.put("b", 2);
    assertThat(map.find("a")).contains(1);
    map.put("c", 3);
    assertThat(map.find("b")).isEmpty();
    assertThat(map.find("a")).contains(1);
    assertThat(map.find("c")).contains(3);
  }
}
