package io.github.cloudmapreactor.cli.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.local.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Names AWS calls: in full, as an expectation spells them, and in short, for a table. */
public final class CallNames {

  /** The names that are long and still understood when cut. */
  private static final Map<String, String> SHORT =
      Map.of("DeregisterInstance", "Deregister", "GetOperation", "GetOp");

  private CallNames() {}

  /** Each call as {@code Operation} or {@code Operation TARGET}, in order. */
  public static List<String> of(List<Call> calls) {
    return calls.stream().map(CallNames::of).toList();
  }

  /** A call as {@code Operation} or {@code Operation TARGET}. */
  public static String of(Call call) {
    JsonNode request = call.request();
    String target =
        switch (call.operation()) {
          case "DescribeServices" -> inCluster(request, "services");
          case "DescribeTasks" -> inCluster(request, "tasks");
          case "SendMessage" -> ResourceName.of(request.path("QueueUrl").asText());
          default -> ResourceName.of(request.path("ServiceId").asText());
        };
    return target.isEmpty() ? call.operation() : call.operation() + " " + target;
  }

  private static String inCluster(JsonNode request, String member) {
    String names =
        StreamSupport.stream(request.path(member).spliterator(), false)
            .map(node -> ResourceName.of(node.asText()))
            .collect(Collectors.joining(","));
    return ResourceName.of(request.path("cluster").asText()) + "/" + names;
  }

  /** Such as {@code 3 DescribeServices Deregister×2}; a dash for none. */
  public static String inShort(List<String> calls) {
    List<String> words = new ArrayList<>();
    for (int i = 0, next; i < calls.size(); i = next) {
      String operation = operation(calls.get(i));
      next = i + 1;
      while (next < calls.size() && operation(calls.get(next)).equals(operation)) {
        next++;
      }
      String name = SHORT.getOrDefault(operation, operation);
      words.add(next - i > 1 ? name + "×" + (next - i) : name);
    }
    return words.isEmpty() ? "–" : calls.size() + " " + String.join(" ", words);
  }

  private static String operation(String call) {
    return call.split(" ", 2)[0];
  }
}
