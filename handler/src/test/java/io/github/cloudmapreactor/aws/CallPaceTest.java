package io.github.cloudmapreactor.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.app.CallBudget;
import io.github.cloudmapreactor.app.Pace;
import io.github.cloudmapreactor.app.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;

/** Which attempt uses up which budget. */
final class CallPaceTest {

  private final List<String> taken = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();

  private CallBudget budget(String name) {
    return new CallBudget() {
      @Override
      public Duration delay() {
        return Duration.ZERO;
      }

      @Override
      public void take() {
        taken.add(name);
      }
    };
  }

  private static void attempt(CallPace pace, String service, String operation) {
    pace.beforeTransmission(
        InterceptorContext.builder().request(DescribeServicesRequest.builder().build()).build(),
        new ExecutionAttributes()
            .putAttribute(SdkExecutionAttribute.SERVICE_NAME, service)
            .putAttribute(SdkExecutionAttribute.OPERATION_NAME, operation));
  }

  @Test
  void aServicesAttemptsShareItsBudgetAndLookupsHaveOneMore() {
    CallPace pace = CallPace.ofServices(budget("ecs"), budget("lookups"), budget("cloud map"));
    attempt(pace, "Ecs", "ListTasks");
    attempt(pace, "Ecs", "DescribeServices");
    attempt(pace, "ServiceDiscovery", "DeregisterInstance");
    attempt(pace, "Sqs", "SendMessage");
    assertThat(taken).containsExactly("ecs", "lookups", "ecs", "cloud map");
  }

  @Test
  void ofAShareOnlyTheCallsOfAStormAreHeld() {
    // A thousand environments have one deregistration each in 20 s, and one read in 50 s.
    Pace share = Pace.of(new Share(50, 1_000), waits::add, () -> Instant.EPOCH);
    CallPace pace = CallPace.of(share);
    for (String operation : List.of("GetOperation", "GetInstance", "ListInstances")) {
      attempt(pace, "ServiceDiscovery", operation);
      attempt(pace, "ServiceDiscovery", operation);
    }
    assertThat(waits).isEmpty();
    for (Pace.Call call : Pace.Call.values()) {
      attempt(pace, "Any", call.operation());
      attempt(pace, "Any", call.operation());
    }
    assertThat(waits).hasSize(Pace.Call.values().length);
    assertThat(waits.get(0)).isEqualTo(Duration.ofSeconds(20));
  }
}
