package io.github.cloudmapreactor.cli.doctor;

import io.github.cloudmapreactor.cli.installation.QueueDepth;
import io.github.cloudmapreactor.cli.terminal.Text;

/** Judges how full the queues are. */
final class QueueCheck {

  /** What the events function works off in 20 seconds, at the usual rate. */
  private static final int MANY = 1_000;

  private QueueCheck() {}

  /** A queue whose messages the reactor itself works off. */
  static CheckResult working(String what, QueueDepth queue) {
    String finding =
        "%s waiting, %d being worked off"
            .formatted(Text.count(queue.waiting(), "message"), queue.underWay());
    return queue.waiting() < MANY
        ? CheckResult.ok(what, finding)
        : CheckResult.attention(
            what,
            finding,
            "A storm of stops, or it does not keep up: if it does not shrink, look at the alarms"
                + " Failures and Throttles.");
  }

  /** A queue in which nothing should lie. */
  static CheckResult deadLetters(String what, QueueDepth queue, String stack) {
    return queue.all() == 0
        ? CheckResult.ok(what, "none")
        : CheckResult.attention(
                what,
                "%s in %s: tasks may be in Cloud Map that should not"
                    .formatted(
                        Text.count(queue.all(), "message") + (queue.all() == 1 ? " lies" : " lie"),
                        queue.name()),
                "See why, and what would become of them now:")
            .by("./reactor redrive --aws --stack " + stack);
  }
}
