package io.github.cloudmapreactor.aws;

import io.github.cloudmapreactor.app.CallBudget;
import java.util.Map;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Holds every attempt of every call to a service's budget, pages and retries included. */
public final class CallPace implements ExecutionInterceptor {

  private final Map<String, CallBudget> budgets;

  /** A pace with a budget for ECS and one for Cloud Map; other services go as they come. */
  public CallPace(CallBudget ecs, CallBudget cloudMap) {
    this.budgets = Map.of("Ecs", ecs, "ServiceDiscovery", cloudMap);
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    CallBudget budget = budgets.get(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME));
    if (budget != null) {
      budget.take();
    }
  }
}
