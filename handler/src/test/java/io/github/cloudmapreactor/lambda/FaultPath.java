package io.github.cloudmapreactor.lambda;

/** The ways on which AWS is called. */
enum FaultPath {
  EVENT("An event, from the queue or direct; and the schedule's minute"),
  WATCH("A pass of the health watch"),
  SWEEP("The orphan sweep");

  private final String title;

  FaultPath(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
