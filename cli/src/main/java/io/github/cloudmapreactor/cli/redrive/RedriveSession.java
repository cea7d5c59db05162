package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.app.Pause;
import io.github.cloudmapreactor.cli.aws.AwsFailedException;
import io.github.cloudmapreactor.cli.function.FunctionRun;
import io.github.cloudmapreactor.cli.redrive.RedriveHeading.Action;
import io.github.cloudmapreactor.cli.terminal.Interruption;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.terminal.Ticker;
import io.github.cloudmapreactor.cli.usage.ExitCode;
import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.core.PlainText;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Redrives on a terminal until it is done, or somebody presses Ctrl-C. */
final class RedriveSession {

  private final Terminal terminal;
  private final RedriveView view;
  private final InstantSource clock;
  private final Pause pause;

  /**
   * A session.
   *
   * @param clock the function's
   * @param pause how the function waits
   */
  RedriveSession(Terminal terminal, RedriveView view, InstantSource clock, Pause pause) {
    this.terminal = terminal;
    this.view = view;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Redrives; whether nothing is left to do.
   *
   * @throws UsageException if it cannot
   */
  boolean run(RedrivePlan plan) {
    try (Interruption interruption = Interruption.listen()) {
      boolean good = run(plan, interruption::isAsked).isGood();
      interruption.endWith(ExitCode.of(good));
      return good;
    }
  }

  RedriveSummary run(RedrivePlan plan, BooleanSupplier stop) {
    RedriveHeading heading = plan.heading(terminal.environment());
    try {
      return plan.sdk(terminal.environment()).during(() -> run(plan, heading, stop));
    } catch (AwsFailedException e) {
      String advice =
          e.problem().isOfTheCaller()
              ? e.problem().advice()
              : "Look at the queue's name and the region; reactor redrive --help says how to find it.";
      throw new UsageException(PlainText.of(e.problem().sentence(advice)), e);
    }
  }

  private RedriveSummary run(RedrivePlan plan, RedriveHeading heading, BooleanSupplier stop) {
    try (LetterQueues all = new LetterQueues();
        FunctionRun function =
            new FunctionRun(plan.settings(terminal.environment()), clock, pause)) {
      List<LetterQueue> queues = plan.find(all);
      view.begin(heading);
      Redrive redrive = new Redrive(plan.action(), view, ticker(), plan.most(), stop);
      LetterReplay replay = new LetterReplay(function);
      for (LetterQueue queue : queues) {
        if (plan.action() == Action.LIST) {
          redrive.list(queue);
        } else {
          redrive.replay(queue, replay);
        }
      }
      view.summary(redrive.summary());
      return redrive.summary();
    }
  }

  /** Counts where somebody sees it and would otherwise see nothing. */
  private Ticker ticker() {
    boolean seen = terminal.progress() || terminal.live();
    PrintStream to =
        seen
            ? terminal.err()
            : new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Ticker(to, "letter");
  }
}
