package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.cli.aws.AwsFailedException;
import io.github.cloudmapreactor.cli.aws.Problem;
import io.github.cloudmapreactor.cli.redrive.RedriveHeading.Action;
import io.github.cloudmapreactor.cli.terminal.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Goes through queues of dead letters. Whatever happens, each letter that was received is given
 * back, unless it was deleted; and it is deleted only after nothing was left to do for it.
 */
final class Redrive {

  private final RedriveSummary summary;
  private final RedriveView view;
  private final Ticker ticker;
  private final int most;
  private final BooleanSupplier stop;

  /**
   * A way through queues.
   *
   * @param ticker counts the letters that are read
   * @param most how many letters of each queue
   * @param stop whether somebody asked for the end
   */
  Redrive(Action action, RedriveView view, Ticker ticker, int most, BooleanSupplier stop) {
    this.summary = new RedriveSummary(action);
    this.view = view;
    this.ticker = ticker;
    this.most = most;
    this.stop = stop;
  }

  RedriveSummary summary() {
    return summary;
  }

  /** Shows what lies in a queue. */
  void list(LetterQueue queue) {
    begin(queue);
    List<Letter> letters = new ArrayList<>();
    visit(queue, (visit, read) -> read.forEach(each -> letters.add(each.letter())));
    ticker.clear();
    view.causes(CauseCount.of(letters));
  }

  /** Gives what lies in a queue to the function, and deletes what ended well, if it enforces. */
  void replay(LetterQueue queue, LetterReplay replay) {
    begin(queue);
    visit(queue, (visit, read) -> replay(visit, read, replay));
  }

  private void begin(LetterQueue queue) {
    summary.hidden(queue.sight().hidden());
    view.queue(queue.sight());
  }

  private void replay(LetterVisit visit, List<Received> read, LetterReplay replay) {
    List<LetterEnding> endings = replay.of(read, visit.home());
    Map<String, Problem> failed =
        summary.action() == Action.ENFORCE ? delete(visit, endings) : Map.of();
    ticker.clear();
    for (LetterEnding ending : endings) {
      Problem problem = failed.get(ending.letter().id());
      LetterEnding last = problem == null ? ending : ending.notDeleted(problem);
      summary.add(last);
      view.ending(last);
    }
  }

  private static Map<String, Problem> delete(LetterVisit visit, List<LetterEnding> endings) {
    return visit.delete(
        endings.stream()
            .filter(LetterEnding::hasEnded)
            .map(ending -> ending.letter().id())
            .toList());
  }

  /** Has work done with the letters of each receive. */
  private void visit(LetterQueue queue, BiConsumer<LetterVisit, List<Received>> work) {
    LetterVisit visit = new LetterVisit(queue, most);
    try {
      goThrough(visit, work);
    } catch (AwsFailedException e) {
      if (summary.letters() == 0 && e.problem().isOfTheCaller()) {
        throw e;
      }
      report(e.problem());
    } finally {
      visit.giveBack().ifPresent(this::report);
    }
    if (visit.hasMore()) {
      summary.leavesMore();
    }
  }

  private void goThrough(LetterVisit visit, BiConsumer<LetterVisit, List<Received>> work) {
    while (!visit.isOver()) {
      if (stop.getAsBoolean()) {
        summary.stoppedEarly();
        return;
      }
      List<Received> read = visit.next();
      if (!read.isEmpty()) {
        summary.read(read.size());
        ticker.add(read.size());
        work.accept(visit, read);
      }
    }
  }

  private void report(Problem problem) {
    ticker.clear();
    summary.problem();
    view.problem(problem);
  }
}
