package io.github.cloudmapreactor.lambda;

import static io.github.cloudmapreactor.lambda.FaultEnding.AGAIN;
import static io.github.cloudmapreactor.lambda.FaultEnding.DEAD_LETTER;
import static io.github.cloudmapreactor.lambda.FaultEnding.DONE;
import static io.github.cloudmapreactor.lambda.FaultEnding.FAILED;
import static io.github.cloudmapreactor.lambda.FaultEnding.INCOMPLETE;
import static io.github.cloudmapreactor.lambda.FaultEnding.NOTHING;
import static io.github.cloudmapreactor.lambda.FaultEnding.NOT_BEGUN;
import static io.github.cloudmapreactor.lambda.FaultEnding.SUBMITTED;

import io.github.cloudmapreactor.lambda.FaultKind.Nature;

/**
 * What each cell of the fault matrix must end as: written by hand from what the README promises,
 * never from what a run showed.
 */
final class FaultRules {

  private FaultRules() {}

  /** How it must end where the fault strikes once, or for good. */
  static FaultEnding expected(FaultSpot spot, FaultKind kind, boolean forGood) {
    boolean noticed =
        switch (kind.nature()) {
          case CLOCK -> false;
          case PASSING -> forGood;
          case EMPTY, LATER, REFUSED, ABSENT, UNDER_WAY -> true;
        };
    return noticed ? noticed(spot, kind, forGood) : undisturbed(spot);
  }

  private static FaultEnding undisturbed(FaultSpot spot) {
    return spot.role() == FaultSpot.Role.LETTER ? DEAD_LETTER : DONE;
  }

  private static FaultEnding noticed(FaultSpot spot, FaultKind kind, boolean forGood) {
    Nature nature = kind.nature();
    return switch (spot.role()) {
      case READ -> read(spot, nature, forGood);
      case REMOVAL -> removal(spot, kind, forGood);
      // An undo is a courtesy, and a removal that was accepted is no failure.
      case UNDO -> DONE;
      case CONFIRMATION -> SUBMITTED;
      case SCAN -> scan(spot, nature);
      // The pass asks first, and meets the fault; the sweep asks again.
      case BEGINNING -> forGood ? NOT_BEGUN : DONE;
      // Also an empty 200, which lacks the checksum that proves what SQS took.
      case LETTER, TICKS -> AGAIN;
      case CHECK ->
          nature == Nature.ABSENT && spot.operation().equals("DescribeServices") ? NOTHING : FAILED;
      case STOP -> nature == Nature.EMPTY ? DONE : FAILED;
    };
  }

  private static FaultEnding read(FaultSpot spot, Nature nature, boolean forGood) {
    if (nature == Nature.ABSENT) {
      return NOTHING;
    }
    // A pass asks for ten services a call, and what that is refused for it asks for one by one.
    boolean askedTwice = spot == FaultSpot.WATCH_SERVICE && nature == Nature.REFUSED;
    return askedTwice && !forGood ? DONE : failure(spot, nature);
  }

  /** A task that could not be worked off. */
  private static FaultEnding failure(FaultSpot spot, Nature nature) {
    if (spot.path() != FaultPath.EVENT) {
      return FAILED;
    }
    return nature == Nature.REFUSED ? DEAD_LETTER : AGAIN;
  }

  private static FaultEnding removal(FaultSpot spot, FaultKind kind, boolean forGood) {
    return switch (kind.nature()) {
      case ABSENT -> kind.label().contains("Instance") ? DONE : NOTHING;
      case UNDER_WAY -> forGood ? SUBMITTED : DONE;
      case PASSING, CLOCK, EMPTY, LATER, REFUSED -> failure(spot, kind.nature());
    };
  }

  /** Tasks that were listed are there: then it is no answer that their cluster is not. */
  private static FaultEnding scan(FaultSpot spot, Nature nature) {
    return nature == Nature.ABSENT && !spot.operation().equals("DescribeTasks")
        ? NOTHING
        : INCOMPLETE;
  }
}
