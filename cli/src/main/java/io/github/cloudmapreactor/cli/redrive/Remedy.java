package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.cli.aws.Problem;
import io.github.cloudmapreactor.cli.redrive.Letter.Content;

/** What to do about dead letters, in a sentence for whoever was woken up. */
final class Remedy {

  private Remedy() {}

  /** Before they are redriven. */
  static String before(Cause cause, Content content) {
    return switch (content) {
      case CUT ->
          "It was too large to be kept whole, so it cannot be redriven: look at it, then delete it"
              + " by hand. No event of ECS is that large.";
      case MINUTE -> "That minute of the health watch is over: --enforce deletes it.";
      case EVENT ->
          switch (cause.road()) {
            case FUNCTION -> ofTheFunction(cause);
            case SQS ->
                "It failed for two hours. The function's log says why, in lines of level ERROR;"
                    + " --observe says whether it still would. Then --enforce.";
            case EVENT_BRIDGE -> ofEventBridge(cause);
            case LAMBDA ->
                "Lambda gave up after three tries or six hours, or had no concurrency, as while"
                    + " paused. Mend what the message names, or resume; then --enforce.";
          };
    };
  }

  private static String ofTheFunction(Cause cause) {
    if (new Problem(cause.type(), "").isDenied()) {
      return "Give the function's role the right that the message names, mostly by deploying"
          + " again; then --enforce. That goes with your own rights, not with the function's.";
    }
    return switch (cause.type()) {
      case "ACCESS_DENIED" ->
          "A namespace with DNS takes rights on Route 53: deploy with -c dnsNamespaces=true; then"
              + " --enforce, for which you need them too.";
      case "InvalidEvent" -> INVALID;
      default ->
          "AWS refused the request, and the message says why. Mend that; then --enforce. --observe"
              + " says what it would do now.";
    };
  }

  private static String ofEventBridge(Cause cause) {
    return switch (cause.type()) {
      case "NO_PERMISSIONS", "NO_RESOURCE" ->
          "The rule may not reach its target, or the target is gone: deploy again. --enforce needs"
              + " neither, so it can go first.";
      default ->
          "EventBridge tried for a day. Look at the target; --enforce does not need it, so it can"
              + " go first.";
    };
  }

  private static final String INVALID =
      "No redrive mends it: it is no ECS task event of this account and region. Find out who sends"
          + " it, then delete it by hand.";

  /** After they failed once more. */
  static String after(Problem problem) {
    if (problem.isOfTheCaller()) {
      return problem.advice();
    }
    return problem.error().equals("InvalidEvent")
        ? INVALID
        : "The letter stays in the queue: mend it, or redrive it again later.";
  }
}
