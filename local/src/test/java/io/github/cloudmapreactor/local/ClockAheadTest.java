package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.EcsException;

/** AWS's clock and the caller's differ: what real clients make of it. */
final class ClockAheadTest {
  @AutoClose
  private final TestBed bed =
      new TestBed(
          """
          { "account": "210987654321", "region": "eu-west-1", "clusters": [ { "name": "prod" } ] }
          """);

  @Test
  void clientCorrectsItsClockByTheDateOfTheRefusal() {
    bed.standIn.faults().on("DescribeTasks").clockAhead(Duration.ofHours(1));
    try (EcsClient ecs = ecsAt(bed.standIn.endpointAhead(Duration.ofHours(1)))) {
      describeTasks(ecs);
      describeTasks(ecs);
    }

    assertThat(bed.calls())
        .containsExactly(
            "DescribeTasks InvalidSignatureException", "DescribeTasks", "DescribeTasks");
  }

  @Test
  void clientThatIsNotToldTheTimeIsRefused() {
    bed.standIn.faults().on("DescribeTasks").clockAhead(Duration.ofHours(1));
    try (EcsClient ecs = ecsAt(bed.standIn.endpoint())) {
      assertThatExceptionOfType(EcsException.class)
          .isThrownBy(() -> describeTasks(ecs))
          .returns("InvalidSignatureException", e -> e.awsErrorDetails().errorCode())
          .returns(false, AwsServiceException::isClockSkewException);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 4})
  void fewMinutesAreNoFault(long minutes) {
    bed.standIn.faults().on("DescribeTasks").clockAhead(Duration.ofMinutes(minutes));
    try (EcsClient ecs = ecsAt(bed.standIn.endpoint())) {
      describeTasks(ecs);
    }

    assertThat(bed.calls()).containsExactly("DescribeTasks");
  }

  private EcsClient ecsAt(URI endpoint) {
    return bed.retryingEcs(endpoint);
  }

  private static void describeTasks(EcsClient ecs) {
    ecs.describeTasks(request -> request.cluster("prod").tasks("task-1"));
  }
}
