package io.github.cloudmapreactor.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.app.Deadline;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.States;
import io.github.cloudmapreactor.local.SdkProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** What a call may take of the time that is left, over a server that never answers. */
final class CallTimeTest {

  private static final CloudMapService SERVICE =
      CloudMapService.of("arn:aws:servicediscovery:eu-west-1:210987654321:service/srv-orders")
          .orElseThrow();

  private final CallTime time = new CallTime();
  private final Recorder recorder = new Recorder();
  private final AwsClients clients = new AwsClients(time, recorder);
  private ServerSocket silent;
  private SdkProperties.Applied properties;

  @BeforeEach
  void listen() throws IOException {
    silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    properties = SdkToStandIn.at(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
  }

  @AfterEach
  void close() throws IOException {
    clients.close();
    properties.close();
    silent.close();
  }

  /** Notes the timeouts of each attempt, and lets none get as far as the server. */
  private static final class Recorder implements ExecutionInterceptor {

    private final List<RequestOverrideConfiguration> timeouts = new ArrayList<>();
    private boolean stops = true;

    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      timeouts.add(context.request().overrideConfiguration().orElseThrow());
      if (stops) {
        throw new IllegalStateException("far enough");
      }
    }
  }

  private ThrowingCallable call() {
    return () -> new CloudMapRegistry(clients).deregister(SERVICE, States.task("t1"));
  }

  @ParameterizedTest(name = "{0} ms left: a call has {1} ms and an attempt {2} ms")
  @CsvSource({"300000,4500,3000", "5000,4500,3000", "3500,3000,2000", "1500,1000,666"})
  void aCallEndsInTimeToReportIt(long left, long call, long attempt) {
    time.begin(() -> Duration.ofMillis(left));
    assertThatThrownBy(call()).isNotNull();
    RequestOverrideConfiguration first = recorder.timeouts.get(0);
    assertThat(first.apiCallTimeout()).contains(Duration.ofMillis(call));
    assertThat(first.apiCallAttemptTimeout().orElseThrow().toMillis()).isEqualTo(attempt);
  }

  @Test
  void whatNoLongerFitsIsHandedBackWithoutACall() {
    time.begin(() -> Deadline.TIME_FOR_A_CALL.minusMillis(1));
    assertFails(Deadline.OUT_OF_TIME);
    assertThat(recorder.timeouts).isEmpty();
  }

  @Test
  void aCallThatHangsIsGivenUpWithinItsTime() {
    recorder.stops = false;
    time.begin(() -> Deadline.TIME_FOR_A_CALL);
    assertFails("ApiCallTimeoutException");
  }

  private void assertFails(String type) {
    assertThatThrownBy(call())
        .isInstanceOfSatisfying(
            CallFailedException.class,
            e -> {
              assertThat(e.failure().type()).isEqualTo(type);
              assertThat(e.failure().retryable()).isTrue();
            });
  }
}
