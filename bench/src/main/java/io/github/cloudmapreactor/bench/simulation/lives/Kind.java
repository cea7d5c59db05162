package io.github.cloudmapreactor.bench.simulation.lives;

/** How a task comes to be unfit for traffic. */
public enum Kind {
  SICK("UNHEALTHY while it runs, then replaced"),
  SICK_AMONG_FEW("the same where few others are listed"),
  RECOVERS("UNHEALTHY while it runs, then well again"),
  ORDERLY_STOP("stopped in order"),
  TAKEN_BACK("its capacity is taken back (Spot)"),
  CRASH("its container dies"),
  LOST_HOST("its host is lost"),

  /** Beside the others: not in their sums. */
  LEFT_BY_ECS("ECS forgets its instance"),

  /** Beside the others: not in their sums. */
  UNANNOUNCED("ECS forgets its instance, and every event is lost");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** What happens to the task. */
  public String words() {
    return words;
  }

  /** Whether it is an instance that stays for good where nobody but ECS looks. */
  public boolean isOrphan() {
    return this == LEFT_BY_ECS || this == UNANNOUNCED;
  }

  static Kind ofStop(String stopCode) {
    return switch (stopCode) {
      case "EssentialContainerExited" -> CRASH;
      case "SpotInterruption", "TerminationNotice" -> TAKEN_BACK;
      case "InfrastructureHealth" -> LOST_HOST;
      default -> ORDERLY_STOP;
    };
  }
}
