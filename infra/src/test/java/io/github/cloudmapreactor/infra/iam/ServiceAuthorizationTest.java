package io.github.cloudmapreactor.infra.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.infra.iam.ServiceAuthorization.Action;
import io.github.cloudmapreactor.infra.iam.ServiceAuthorization.ResourceType;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The extract of the reference is whole, and says what the rights are built on. */
final class ServiceAuthorizationTest {

  private static final ServiceAuthorization REFERENCE = ServiceAuthorization.read();

  @Test
  void isDatedAndNamesItsSources() {
    JsonNode json = ServiceAuthorization.json();

    assertThat(LocalDate.parse(json.path("extracted").asText())).isAfter("2026-01-01");
    assertThat(json.path("services"))
        .isNotEmpty()
        .allSatisfy(
            service ->
                assertThat(service.path("source").asText())
                    .startsWith("https://docs.aws.amazon.com/service-authorization/"));
  }

  @Test
  void saysOfEachRowWhetherItWasReadInACurrentCopy() {
    for (JsonNode service : ServiceAuthorization.json().path("services")) {
      assertThat(service.path("actions"))
          .allSatisfy(
              row ->
                  assertThat(row.path("verified").asBoolean() || row.hasNonNull("note"))
                      .as(row.toString())
                      .isTrue());
    }
  }

  @Test
  void hasAFormatForEachTypeOfResource() {
    assertThat(REFERENCE.actions().values())
        .flatExtracting(Action::resourceTypes)
        .extracting(ResourceType::arnFormat)
        .allSatisfy(format -> assertThat(format).startsWith("arn:${Partition}:"));
  }

  @Test
  void namesContainerInstancesForListTasksThoughItIsAuthorizedOnAnything() {
    assertThat(REFERENCE.find("ecs:ListTasks").orElseThrow().resourceTypes())
        .extracting(ResourceType::name)
        .containsExactly("container-instance");
    assertThat(Exceptions.ON_ANYTHING).containsOnlyKeys("ecs:ListTasks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DeregisterInstance", "GetInstance", "ListInstances", "GetOperation"})
  void knowsNoNamespaceOfAnInstance(String action) {
    Action found = REFERENCE.find("servicediscovery:" + action).orElseThrow();

    assertThat(found.knows("servicediscovery:NamespaceArn")).isFalse();
    assertThat(found.knows("servicediscovery:NamespaceName")).isFalse();
  }

  @Test
  void requiresTheNamespaceForGetOperationAndNotTheService() {
    assertThat(REFERENCE.find("servicediscovery:GetOperation").orElseThrow().resourceTypes())
        .filteredOn(ResourceType::required)
        .extracting(ResourceType::name)
        .containsExactly("namespace");
  }

  @ParameterizedTest
  @CsvSource({
    "ecs:DescribeTasks, arn:aws:ecs:eu-west-1:111122223333:task/*, true",
    "ecs:DescribeTasks, arn:aws:ecs:eu-west-1:111122223333:task/prod/*, true",
    "ecs:DescribeTasks, arn:aws:ecs:eu-west-1:111122223333:service/*, false",
    "ecs:DescribeTasks, arn:aws:ecs:eu-west-1:111122223333:*, false",
    "ecs:DescribeTasks, arn:aws:sqs:eu-west-1:111122223333:task/*, false",
    "ecs:DescribeTasks, *, false",
    "sqs:SendMessage, arn:aws-cn:sqs:cn-north-1:111122223333:letters, true",
    "logs:PutLogEvents, arn:aws:logs:eu-west-1:111122223333:log-group:reactor:*, true",
    "logs:PutLogEvents, arn:aws:logs:eu-west-1:111122223333:log-group:reactor, false",
    "route53:GetHealthCheck, arn:aws:route53:::healthcheck/*, true",
    "route53:GetHealthCheck, arn:aws:route53::111122223333:healthcheck/*, false"
  })
  void tellsPatternsThatFitFromOthers(String action, String pattern, boolean fits) {
    List<ResourceType> types = REFERENCE.find(action).orElseThrow().resourceTypes();

    assertThat(types.stream().anyMatch(type -> type.fits(pattern))).isEqualTo(fits);
  }

  @Test
  void readsTheTagInAKeyAsAnyTag() {
    Action action = REFERENCE.find("ecs:DescribeTasks").orElseThrow();

    assertThat(action.knows("aws:ResourceTag/team")).isTrue();
    assertThat(action.knows("ecs:cluster")).isTrue();
    assertThat(action.knows("ecs:service")).isFalse();
  }
}
