package io.github.cloudmapreactor.lambda;

/** How a cell of the fault matrix can end, in the words of its table. */
enum FaultEnding {
  DONE("done"),
  SUBMITTED("submitted"),
  NOTHING("nothing to do"),
  AGAIN("again"),
  DEAD_LETTER("dead letter"),
  INCOMPLETE("incomplete"),
  FAILED("failed"),
  NOT_BEGUN("not begun");

  private final String word;

  FaultEnding(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** What the function's own word for a task's outcome says of the cell. */
  static FaultEnding of(String outcome) {
    return switch (outcome) {
      case "DEREGISTERED", "ALREADY_GONE" -> DONE;
      case "SUBMITTED" -> SUBMITTED;
      case "NOT_REGISTERED", "KEPT" -> NOTHING;
      case "FAILED" -> FAILED;
      default -> throw new IllegalArgumentException("no scene ends like this: " + outcome);
    };
  }
}
