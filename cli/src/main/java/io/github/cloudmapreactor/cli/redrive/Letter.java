package io.github.cloudmapreactor.cli.redrive;

import java.time.Instant;
import java.util.Optional;

/**
 * A dead letter without its body. All of its texts come from outside.
 *
 * @param id the message's
 * @param sentAt when it was sent
 * @param subject what the event in it is about
 */
record Letter(String id, Optional<Instant> sentAt, Cause cause, Subject subject, Content content) {

  /** What an event is about; empty where it does not say it. */
  record Subject(String task, String cluster, String service) {

    /** The ECS service with its cluster. */
    String place() {
      return (cluster + "/" + service).replaceFirst("^/|/$", "");
    }
  }

  /** What is in a letter. */
  enum Content {
    /** An event, or what should be one: the function says more. */
    EVENT,
    /** The beginning of something that was too large to be kept. */
    CUT,
    /** A minute of the health watch, which a schedule sent to the function. */
    MINUTE
  }
}
