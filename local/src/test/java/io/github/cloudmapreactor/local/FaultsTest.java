package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AccessDeniedException;
import software.amazon.awssdk.services.ecs.model.ServerException;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.DeregisterInstanceResponse;
import software.amazon.awssdk.services.servicediscovery.model.InstanceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.RequestLimitExceededException;
import software.amazon.awssdk.services.servicediscovery.model.ResourceInUseException;
import software.amazon.awssdk.services.servicediscovery.model.ServiceDiscoveryException;
import software.amazon.awssdk.services.servicediscovery.model.ServiceNotFoundException;
import software.amazon.awssdk.services.sqs.model.RequestThrottledException;
import software.amazon.awssdk.services.sqs.model.SqsException;

final class FaultsTest {
  @AutoClose
  private final TestBed bed =
      new TestBed(
          """
          { "account": "210987654321", "region": "eu-west-1",
            "cloudMapServices": [
              { "id": "srv-a", "instances": [ { "id": "task-1", "attributes": {} } ] },
              { "id": "srv-b", "instances": [ { "id": "task-1", "attributes": {} } ] } ],
            "clusters": [ { "name": "prod" } ],
            "queues": [ "dead-letters" ] }
          """);

  private final ServiceDiscoveryClient cloudMap = bed.cloudMap();
  private final EcsClient ecs = bed.ecs();
  private final Faults faults = bed.standIn.faults();

  @Test
  void throttlesInTheWordsOfEachService() {
    List.of("DeregisterInstance", "DiscoverInstances", "DescribeTasks", "SendMessage")
        .forEach(operation -> faults.on(operation).throttled());

    assertThatExceptionOfType(ServiceDiscoveryException.class)
        .isThrownBy(() -> deregister("srv-a"))
        .matches(AwsServiceException::isThrottlingException)
        .returns("ThrottlingException", e -> e.awsErrorDetails().errorCode());
    assertThatExceptionOfType(RequestLimitExceededException.class)
        .isThrownBy(
            () ->
                cloudMap.discoverInstances(
                    request -> request.namespaceName("local").serviceName("a")));
    assertThatExceptionOfType(AwsServiceException.class)
        .isThrownBy(this::describeTasks)
        .matches(AwsServiceException::isThrottlingException)
        .returns(400, AwsServiceException::statusCode);
    assertThatExceptionOfType(RequestThrottledException.class)
        .isThrownBy(
            () ->
                bed.sqs()
                    .sendMessage(
                        request ->
                            request
                                .queueUrl(bed.standIn.queueUrl("dead-letters"))
                                .messageBody("body")))
        .matches(AwsServiceException::isThrottlingException)
        .returns("RequestThrottled", e -> e.awsErrorDetails().errorCode());
    assertThat(bed.standIn.registry().get("srv-a")).containsExactly("task-1");
  }

  @Test
  void bucketRefusesWhatIsBeyondItsTokensAndRefillsByTheClock() {
    faults.on("DescribeTasks").tokenBucket(2, 4);

    describeTasks();
    describeTasks();
    assertThatExceptionOfType(AwsServiceException.class).isThrownBy(this::describeTasks);
    bed.clock.advance(Duration.ofMillis(250));
    describeTasks();
    assertThatExceptionOfType(AwsServiceException.class).isThrownBy(this::describeTasks);
    assertThat(bed.calls())
        .containsExactly(
            "DescribeTasks",
            "DescribeTasks",
            "DescribeTasks ThrottlingException",
            "DescribeTasks",
            "DescribeTasks ThrottlingException");
  }

  @Test
  void answersModelledErrorByName() {
    faults.on("DeregisterInstance").next(1).error("ResourceInUse");
    faults.on("DescribeTasks").next(1).error("ServerException");

    assertThatExceptionOfType(ResourceInUseException.class).isThrownBy(() -> deregister("srv-a"));
    assertThatExceptionOfType(ServerException.class)
        .isThrownBy(this::describeTasks)
        .returns(500, AwsServiceException::statusCode);
  }

  @Test
  void deniesAccess() {
    faults.on("DeregisterInstance").accessDenied();
    faults.on("DescribeTasks").accessDenied();
    faults.on("GetQueueUrl").accessDenied();

    assertThatExceptionOfType(ServiceDiscoveryException.class)
        .isThrownBy(() -> deregister("srv-a"))
        .withMessageContaining("servicediscovery:DeregisterInstance")
        .returns(400, AwsServiceException::statusCode)
        .returns("AccessDeniedException", e -> e.awsErrorDetails().errorCode());
    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(this::describeTasks);
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> bed.sqs().getQueueUrl(request -> request.queueName("dead-letters")))
        .returns("AccessDeniedException", e -> e.awsErrorDetails().errorCode());
  }

  @Test
  void failsWithStatus500And503() {
    faults.on("DeregisterInstance").next(1).internalError();
    faults.on("DeregisterInstance").next(1).unavailable();

    assertThatExceptionOfType(ServiceDiscoveryException.class)
        .isThrownBy(() -> deregister("srv-a"))
        .returns(500, AwsServiceException::statusCode);
    assertThatExceptionOfType(ServiceDiscoveryException.class)
        .isThrownBy(() -> deregister("srv-a"))
        .returns(503, AwsServiceException::statusCode);
    assertThat(bed.standIn.journal().calls()).extracting(Call::status).containsExactly(500, 503);
    bed.operationsEnd();
    assertThat(bed.standIn.registry().get("srv-a")).containsExactly("task-1");
  }

  @Test
  void latencyIsSpentThroughTheDelay() {
    Duration[] waited = {Duration.ZERO};
    faults.delayWith(latency -> waited[0] = waited[0].plus(latency));
    faults.on("DescribeTasks").latency(Duration.ofSeconds(2));
    faults.on("DescribeTasks").next(1).latency(Duration.ofSeconds(40));

    describeTasks();
    assertThat(waited[0]).isEqualTo(Duration.ofSeconds(42));
    describeTasks();
    assertThat(waited[0]).isEqualTo(Duration.ofSeconds(44));
  }

  @Test
  void latencyCanMoveTheClock() {
    faults.delayWith(bed.clock::advance);
    faults.on("DeregisterInstance").next(1).latency(Duration.ofSeconds(3));

    String operation = deregister("srv-a").operationId();
    assertThat(bed.clock.instant()).isEqualTo(TestBed.START.plusSeconds(3));
    assertThat(
            cloudMap
                .getOperation(request -> request.operationId(operation))
                .operation()
                .createDate())
        .isEqualTo(TestBed.START.plusSeconds(3));
    assertThat(bed.standIn.journal().calls().get(0).at()).isEqualTo(TestBed.START);
  }

  @Test
  void rulesAreUsedUpInTheOrderInWhichTheyWereWritten() {
    faults.on("DeregisterInstance").next(2).throttled();
    faults.on("DeregisterInstance").next(1).error("ServiceNotFound");

    assertThatExceptionOfType(ServiceDiscoveryException.class)
        .isThrownBy(() -> deregister("srv-a"));
    assertThatExceptionOfType(ServiceDiscoveryException.class)
        .isThrownBy(() -> deregister("srv-a"));
    assertThatExceptionOfType(ServiceNotFoundException.class).isThrownBy(() -> deregister("srv-a"));
    deregister("srv-a");
    assertThat(bed.calls())
        .containsExactly(
            "DeregisterInstance ThrottlingException",
            "DeregisterInstance ThrottlingException",
            "DeregisterInstance ServiceNotFound",
            "DeregisterInstance");
  }

  @Test
  void ruleCanBeForOneServiceAlone() {
    faults.on("DeregisterInstance").where("ServiceId", "srv-a").error("ServiceNotFound");

    deregister("srv-b");
    assertThatExceptionOfType(ServiceNotFoundException.class).isThrownBy(() -> deregister("srv-a"));
  }

  @Test
  void ruleCanLetCallsPassBeforeItStrikes() {
    faults.on("DeregisterInstance").where("ServiceId", "srv-a").after(1).next(1).throttled();

    deregister("srv-b");
    deregister("srv-a");
    assertThatExceptionOfType(ServiceDiscoveryException.class)
        .isThrownBy(() -> deregister("srv-a"));
    bed.operationsEnd();
    assertThatExceptionOfType(InstanceNotFoundException.class)
        .isThrownBy(() -> deregister("srv-a"));
  }

  @Test
  void clearingEndsAllRules() {
    faults.on("DescribeTasks").throttled();
    faults.clear();

    describeTasks();
  }

  @Test
  void refusesRulesThatCouldNeverStrike() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> faults.on("DeregisterInstances"))
        .withMessageContaining("DeregisterInstance,");
    assertThatIllegalArgumentException().isThrownBy(() -> faults.on("DescribeTasks").next(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> faults.on("DescribeTasks").operationFails("ACCESS_DENIED", "no"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> faults.on("DescribeTasks").tokenBucket(-1, 1));
  }

  private DeregisterInstanceResponse deregister(String service) {
    return cloudMap.deregisterInstance(request -> request.serviceId(service).instanceId("task-1"));
  }

  private void describeTasks() {
    ecs.describeTasks(request -> request.cluster("prod").tasks("task-1"));
  }
}
