package io.github.cloudmapreactor.bench.simulation.aws;

import io.github.cloudmapreactor.app.CallBudget;
import io.github.cloudmapreactor.app.Pace;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation.Service;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the attempts of a client are held to, as the product's {@code CallPace} holds them. */
@FunctionalInterface
public interface Budgets {

  /** Everything goes as it comes. */
  Budgets NONE = operation -> List.of();

  /** What an attempt of this operation uses up. */
  List<CallBudget> of(ApiOperation operation);

  /** A budget for each of these services. */
  static Budgets ofServices(Map<Service, CallBudget> budgets) {
    return operation -> Stream.ofNullable(budgets.get(operation.service())).toList();
  }

  /** The budgets of the calls that a pace has. */
  static Budgets of(Pace pace) {
    return operation ->
        Arrays.stream(Pace.Call.values())
            .filter(call -> call.operation().equals(operation.word()))
            .flatMap(call -> pace.budget(call).stream())
            .toList();
  }

  /** The same, and one more for this operation. */
  default Budgets and(ApiOperation limited, CallBudget budget) {
    return operation ->
        operation == limited
            ? Stream.concat(Stream.of(budget), of(operation).stream()).toList()
            : of(operation);
  }
}
