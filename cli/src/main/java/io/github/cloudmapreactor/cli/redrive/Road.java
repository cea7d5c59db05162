package io.github.cloudmapreactor.cli.redrive;

/** By which road something came into a dead-letter queue. */
enum Road {
  FUNCTION("the function gave it up"),
  SQS("received too often"),
  EVENT_BRIDGE("EventBridge could not deliver it"),
  LAMBDA("Lambda gave it up");

  private final String sentence;

  Road(String sentence) {
    this.sentence = sentence;
  }

  /** The road in words. */
  String sentence() {
    return sentence;
  }
}
