package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.cli.aws.Home;
import io.github.cloudmapreactor.cli.aws.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * One way through a queue: each letter is met once, and hidden until the end of the visit, for else
 * a letter that stays would be received again and again.
 */
final class LetterVisit {

  private final LetterReader reader = new LetterReader();
  private final LetterQueue queue;
  private final int most;

  /** The letters that are to be given back, and by which handle: the latest one counts. */
  private final Map<String, String> held = new LinkedHashMap<>();

  private int met;
  private int empty;
  private int withoutNews;

  LetterVisit(LetterQueue queue, int most) {
    this.queue = queue;
    this.most = most;
  }

  /** Where the queue lives. */
  Home home() {
    return queue.sight().home();
  }

  /**
   * Whether nothing is left to be met. One empty answer is believed where as many letters came as
   * SQS counted; it counts more or less, so two are believed in any case. Letters that come again
   * because the visit takes long do not hold it up for ever.
   */
  boolean isOver() {
    return met >= most
        || empty >= (met >= queue.sight().visible() ? 1 : 2)
        || withoutNews > met + 1;
  }

  /** Whether the queue holds more than were to be met. */
  boolean hasMore() {
    return met >= most && queue.sight().visible() > met;
  }

  /** A few letters that were not met yet; often none, without the visit being over. */
  List<Received> next() {
    List<Message> messages = queue.receive(Math.min(LetterReplay.MOST, most - met));
    empty = messages.isEmpty() ? empty + 1 : 0;
    List<Received> fresh = new ArrayList<>();
    for (Message message : messages) {
      if (held.put(message.messageId(), message.receiptHandle()) == null) {
        fresh.add(reader.read(message));
      }
    }
    met += fresh.size();
    withoutNews = fresh.isEmpty() ? withoutNews + 1 : 0;
    return fresh;
  }

  /** Deletes letters by their ids; those that could not be deleted, each with why. */
  Map<String, Problem> delete(List<String> ids) {
    List<String> handles = ids.stream().map(held::get).toList();
    Map<String, Problem> byHandle = queue.delete(handles);
    Map<String, Problem> failed = new HashMap<>();
    for (String id : ids) {
      Problem problem = byHandle.get(held.get(id));
      if (problem == null) {
        held.remove(id);
      } else {
        failed.put(id, problem);
      }
    }
    return failed;
  }

  /** Ends the visit; what went wrong with it. */
  Optional<Problem> giveBack() {
    Map<String, Problem> failed = queue.giveBack(List.copyOf(held.values()));
    // Those can be received again already.
    failed.values().removeIf(problem -> problem.error().endsWith("MessageNotInflight"));
    return failed.values().stream()
        .findFirst()
        .map(
            problem ->
                new Problem(
                    problem.error(),
                    "%s; %s by themselves within %d minutes"
                        .formatted(
                            problem.message(),
                            failed.size() == 1
                                ? "it can be received again"
                                : failed.size() + " letters can be received again",
                            LetterQueue.HIDDEN.toMinutes())));
  }
}
