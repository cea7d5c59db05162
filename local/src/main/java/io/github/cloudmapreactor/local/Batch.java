package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * The entries of a batch operation of SQS, after the checks of <a
 * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html">SendMessageBatch</a>.
 *
 * <p>All entries are read before any takes effect, so that a batch that is refused has had none. An
 * entry that is wrong by itself fails alone.
 *
 * @param good what was read, by the entries' ids
 * @param failed the errors of the others, by theirs
 */
record Batch<T>(Map<String, T> good, Map<String, ServiceError> failed) {
  private static final int MOST_ENTRIES = 10;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  /**
   * Reads the entries of a call.
   *
   * @throws ServiceError if the batch as a whole is refused
   */
  static <T> Batch<T> of(Request request, Function<Request, T> read) {
    Batch<T> batch = new Batch<>(new LinkedHashMap<>(), new LinkedHashMap<>());
    for (Request entry : entries(request)) {
      String id = entry.text("Id");
      try {
        batch.good.put(id, read.apply(entry));
      } catch (ServiceError e) {
        if (refusesAll(e)) {
          throw e;
        }
        batch.failed.put(id, e);
      }
    }
    return batch;
  }

  /** SQS looks for required members before it looks at entries; the others concern no entry. */
  private static boolean refusesAll(ServiceError error) {
    return error.status() != 400
        || Set.of("MissingParameter", "SerializationException").contains(error.type());
  }

  private static List<Request> entries(Request request) {
    List<Request> entries = request.structures("Entries");
    if (entries.isEmpty()) {
      throw new ServiceError("EmptyBatchRequest", "The batch has no entries");
    }
    if (entries.size() > MOST_ENTRIES) {
      throw new ServiceError(
          "TooManyEntriesInBatchRequest",
          "A batch has at most %d entries, not %d".formatted(MOST_ENTRIES, entries.size()));
    }
    Set<String> ids = new HashSet<>();
    for (Request entry : entries) {
      String id = entry.findText("Id").orElseThrow(() -> entry.missing("Id"));
      if (!ID.matcher(id).matches()) {
        throw new ServiceError(
            "InvalidBatchEntryId",
            "An entry's Id has 1 to 80 letters, digits, hyphens and underscores");
      }
      if (!ids.add(id)) {
        throw new ServiceError(
            "BatchEntryIdsNotDistinct", "The Id %s stands there twice".formatted(id));
      }
    }
    return entries;
  }

  long sum(ToLongFunction<T> size) {
    return good.values().stream().mapToLong(size).sum();
  }

  /** Lets the good entries take effect, and reports on all. */
  ObjectNode answer(Function<T, ObjectNode> effect) {
    ObjectNode result = AwsJson.MAPPER.createObjectNode();
    ArrayNode successful = result.putArray("Successful");
    good.forEach((id, entry) -> successful.add(effect.apply(entry).put("Id", id)));
    ArrayNode failures = result.putArray("Failed");
    failed.forEach(
        (id, error) ->
            failures
                .addObject()
                .put("Id", id)
                .put("SenderFault", true)
                .put("Code", error.type())
                .put("Message", error.getMessage()));
    return result;
  }
}
