package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.local.lambda.Invocable;
import io.github.cloudmapreactor.local.lambda.InvocationResult;
import io.github.cloudmapreactor.local.lambda.InvocationResult.Died;
import io.github.cloudmapreactor.local.lambda.InvocationResult.Returned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps account of what became of each body of each batch on its way through a function. */
final class Deliveries implements Invocable {

  private final Invocable function;
  private final Map<String, Integer> ended = new HashMap<>();
  private final List<InvocationResult> strange = new ArrayList<>();
  private int died;

  Deliveries(Invocable function) {
    this.function = function;
  }

  @Override
  public InvocationResult invoke(String payload) {
    InvocationResult result = function.invoke(payload);
    note(FunctionFixture.parse(payload).path("Records"), result);
    return result;
  }

  private synchronized void note(JsonNode records, InvocationResult result) {
    if (result instanceof Died) {
      died++;
    } else if (!(result instanceof Returned)) {
      strange.add(result);
    }
    Set<String> failed = failed(result);
    for (JsonNode item : records) {
      if (!failed.contains(item.path("messageId").asText())) {
        ended.merge(item.path("body").asText(), 1, Integer::sum);
      }
    }
  }

  private static Set<String> failed(InvocationResult result) {
    return result instanceof Returned returned
        ? Set.copyOf(
            FunctionFixture.parse(returned.payload())
                .path("batchItemFailures")
                .findValuesAsText("itemIdentifier"))
        : Set.of();
  }

  /**
   * How often the body was acknowledged, or in a batch whose process died; not how often it came
   * again because the function said so.
   */
  synchronized int endedOf(String body) {
    return ended.getOrDefault(body, 0);
  }

  /** In how many batches a process died. */
  synchronized int died() {
    return died;
  }

  /** Results of batches that were neither answered nor lost with their process. */
  synchronized List<InvocationResult> strange() {
    return List.copyOf(strange);
  }
}
