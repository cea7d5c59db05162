package io.github.cloudmapreactor.aws;

import io.github.cloudmapreactor.app.CallBudget;
import io.github.cloudmapreactor.app.Pace;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Holds every attempt of every call to its budget, pages and retries included. */
public final class CallPace implements ExecutionInterceptor {

  private final Map<String, CallBudget> ofServices;
  private final Map<String, CallBudget> ofOperations;

  private CallPace(Map<String, CallBudget> ofServices, Map<String, CallBudget> ofOperations) {
    this.ofServices = ofServices;
    this.ofOperations = ofOperations;
  }

  /**
   * A pace with a budget for ECS, in which lookups of services have one of their own, and one for
   * Cloud Map; other services go as they come.
   */
  public static CallPace ofServices(CallBudget ecs, CallBudget lookups, CallBudget cloudMap) {
    return new CallPace(
        Map.of("Ecs", ecs, "ServiceDiscovery", cloudMap),
        Map.of(Pace.Call.DESCRIBE_SERVICES.operation(), lookups));
  }

  /** A pace with the budgets of some calls; others go as they come. */
  public static CallPace of(Pace pace) {
    return new CallPace(
        Map.of(),
        Arrays.stream(Pace.Call.values())
            .filter(call -> pace.budget(call).isPresent())
            .collect(
                Collectors.toUnmodifiableMap(
                    Pace.Call::operation, call -> pace.budget(call).orElseThrow())));
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
    Optional.ofNullable(ofOperations.get(operation)).ifPresent(CallBudget::take);
    Optional.ofNullable(ofServices.get(service)).ifPresent(CallBudget::take);
  }
}
