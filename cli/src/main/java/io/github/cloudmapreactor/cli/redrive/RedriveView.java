package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.cli.aws.Problem;
import java.util.List;

/** Shows dead letters, and what becomes of them. */
interface RedriveView {

  /** It begins. */
  void begin(RedriveHeading heading);

  /** A queue is looked into. */
  void queue(LetterQueue.Sight queue);

  /** What lies in it, by cause. */
  void causes(List<CauseCount> causes);

  /** A letter was redriven. */
  void ending(LetterEnding ending);

  /** Something could not be done with the queue. */
  void problem(Problem problem);

  /** All is over. */
  void summary(RedriveSummary summary);
}
