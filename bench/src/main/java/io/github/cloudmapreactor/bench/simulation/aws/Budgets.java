package io.github.cloudmapreactor.bench.simulation.aws;

import io.github.cloudmapreactor.app.CallBudget;
import io.github.cloudmapreactor.app.Pace;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation.Service;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What the attempts of a client are held to, as the product's {@code CallPace} holds them. */
@FunctionalInterface
public interface Budgets {

  /** Everything goes as it comes. */
  Budgets NONE = operation -> Optional.empty();

  /** What an attempt of this operation uses up, if anything. */
  Optional<CallBudget> of(ApiOperation operation);

  /** A budget for each of these services. */
  static Budgets ofServices(Map<Service, CallBudget> budgets) {
    return operation -> Optional.ofNullable(budgets.get(operation.service()));
  }

  /** The budgets of the calls that a pace has. */
  static Budgets of(Pace pace) {
    return operation ->
        Arrays.stream(Pace.Call.values())
            .filter(call -> call.operation().equals(operation.word()))
            .findFirst()
            .flatMap(pace::budget);
  }
}
