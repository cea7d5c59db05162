package io.github.cloudmapreactor.lambda;

/**
 * One play of a cell: which call goes wrong, how, how often, and how an event is delivered.
 *
 * @param forGood whether the fault stays until it is removed; otherwise it strikes once
 * @param direct whether an event comes without the queue; only that of the schedule always does
 */
record FaultCell(FaultSpot spot, FaultKind kind, boolean forGood, boolean direct) {

  @Override
  public String toString() {
    return "%s %s, %s %s%s"
        .formatted(
            spot.path(),
            spot.title(),
            kind.label(),
            forGood ? "for good" : "once",
            direct ? ", direct" : "");
  }
}
