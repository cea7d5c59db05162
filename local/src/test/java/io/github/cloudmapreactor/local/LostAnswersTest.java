package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.DeregisterInstanceResponse;
import software.amazon.awssdk.services.servicediscovery.model.DuplicateRequestException;
import software.amazon.awssdk.services.servicediscovery.model.InstanceNotFoundException;

final class LostAnswersTest {
  @AutoClose
  private final TestBed bed =
      new TestBed(
          """
          { "account": "210987654321", "region": "eu-west-1",
            "cloudMapServices": [ { "id": "srv-a", "instances": [ { "id": "task-1", "attributes": {} } ] } ],
            "clusters": [ { "name": "prod" } ] }
          """);

  private final ServiceDiscoveryClient cloudMap = bed.cloudMap();
  private final EcsClient ecs = bed.ecs();
  private final Faults faults = bed.standIn.faults();

  @Test
  void connectionEndsBeforeTheEffect() {
    faults.on("DeregisterInstance").next(1).resetBeforeEffect();

    assertThatExceptionOfType(SdkClientException.class)
        .isThrownBy(() -> deregister("srv-a"))
        .withCauseInstanceOf(IOException.class);
    // One call only: the JDK's HTTP client must not have repeated it on its own.
    assertThat(bed.calls()).containsExactly("DeregisterInstance RESET_BEFORE_EFFECT");
    bed.operationsEnd();
    assertThat(bed.standIn.registry().get("srv-a")).containsExactly("task-1");
    deregister("srv-a");
  }

  @Test
  void connectionEndsBeforeTheEffectThoughItHasServedCallsBefore() {
    describeTasks();
    faults.on("DescribeTasks").next(1).resetBeforeEffect();

    assertThatExceptionOfType(SdkClientException.class).isThrownBy(this::describeTasks);
    assertThat(bed.calls()).containsExactly("DescribeTasks", "DescribeTasks RESET_BEFORE_EFFECT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RESET_AFTER_EFFECT", "CUT_BODY", "BROKEN_BODY"})
  void callTakesEffectThoughItsAnswerIsLost(Faults.Damage damage) {
    spoil("DeregisterInstance", damage);

    assertThatExceptionOfType(SdkException.class).isThrownBy(() -> deregister("srv-a"));
    assertThat(bed.calls()).containsExactly("DeregisterInstance " + damage);
    bed.operationsEnd();
    assertThat(bed.standIn.registry().get("srv-a")).isEmpty();
    assertThatExceptionOfType(InstanceNotFoundException.class)
        .isThrownBy(() -> deregister("srv-a"));
  }

  @Test
  void callThatIsRepeatedAfterALostAnswerMeetsItself() {
    faults.on("DeregisterInstance").next(1).resetAfterEffect();

    assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> deregister("srv-a"));
    assertThatExceptionOfType(DuplicateRequestException.class)
        .isThrownBy(() -> deregister("srv-a"))
        .returns("op-00000001", DuplicateRequestException::duplicateOperationId);
  }

  @ParameterizedTest
  @CsvSource({"TIMEOUT_BEFORE_EFFECT, true", "TIMEOUT_AFTER_EFFECT, false"})
  void noAnswerEverComes(Faults.Damage damage, boolean listed) {
    spoil("DeregisterInstance", damage);

    assertThatExceptionOfType(ApiCallAttemptTimeoutException.class)
        .isThrownBy(
            () ->
                cloudMap.deregisterInstance(
                    request ->
                        request
                            .serviceId("srv-a")
                            .instanceId("task-1")
                            .overrideConfiguration(
                                how -> how.apiCallAttemptTimeout(Duration.ofSeconds(2)))));
    assertThat(bed.calls()).containsExactly("DeregisterInstance " + damage);
    bed.operationsEnd();
    assertThat(bed.standIn.registry().get("srv-a")).hasSize(listed ? 1 : 0);
  }

  @Test
  void emptyAnswerTellsTheClientNothing() {
    faults.on("DeregisterInstance").next(1).emptyBody();

    // The SDK takes this for a success that does not name its operation.
    assertThat(deregister("srv-a").operationId()).isNull();
    assertThat(bed.standIn.journal().calls().get(0).status()).isEqualTo(200);
    assertThat(bed.standIn.journal().calls().get(0).succeeded()).isFalse();
    bed.operationsEnd();
    assertThat(bed.standIn.registry().get("srv-a")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyDamageHasItsRule(Faults.Damage damage) {
    spoil("DescribeTasks", damage);
    try {
      ecs.describeTasks(
          request ->
              request
                  .cluster("prod")
                  .tasks("task-1")
                  .overrideConfiguration(how -> how.apiCallAttemptTimeout(Duration.ofSeconds(2))));
    } catch (SdkException e) {
      // Which one is for the tests above; here it is about what the journal says.
    }

    assertThat(bed.calls()).containsExactly("DescribeTasks " + damage);
  }

  @Test
  void clientThatRetriesGetsThrough() {
    faults.on("DescribeTasks").next(1).resetBeforeEffect();
    faults.on("DescribeTasks").next(1).cutBody();
    try (EcsClient retrying = bed.retryingEcs()) {
      retrying.describeTasks(request -> request.cluster("prod").tasks("task-1"));
    }

    assertThat(bed.calls())
        .containsExactly(
            "DescribeTasks RESET_BEFORE_EFFECT", "DescribeTasks CUT_BODY", "DescribeTasks");
  }

  private void spoil(String operation, Faults.Damage damage) {
    FaultRule rule = faults.on(operation).next(1);
    Runnable last =
        switch (damage) {
          case RESET_BEFORE_EFFECT -> rule::resetBeforeEffect;
          case RESET_AFTER_EFFECT -> rule::resetAfterEffect;
          case CUT_BODY -> rule::cutBody;
          case BROKEN_BODY -> rule::brokenBody;
          case EMPTY_BODY -> rule::emptyBody;
          case TIMEOUT_BEFORE_EFFECT -> rule::timeoutBeforeEffect;
          case TIMEOUT_AFTER_EFFECT -> rule::timeoutAfterEffect;
        };
    last.run();
  }

  private DeregisterInstanceResponse deregister(String service) {
    return cloudMap.deregisterInstance(request -> request.serviceId(service).instanceId("task-1"));
  }

  private void describeTasks() {
    ecs.describeTasks(request -> request.cluster("prod").tasks("task-1"));
  }
}
