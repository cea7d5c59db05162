package io.github.cloudmapreactor.cli.terminal;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** Counts on a terminal what goes on for long, in one line that is drawn anew and then cleared. */
public final class Ticker {

  private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long NEXT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final PrintStream terminal;
  private final String noun;
  private final long start = System.nanoTime();
  private long due = start + FIRST_NANOS;
  private boolean drawn;
  private long counted;

  public Ticker(PrintStream terminal, String noun) {
    this.terminal = terminal;
    this.noun = noun;
  }

  /** Counts so many more, and shows it now and then. */
  public void add(long more) {
    counted += more;
    long now = System.nanoTime();
    if (now - due >= 0) {
      due = now + NEXT_NANOS;
      drawn = true;
      terminal.printf(
          "\r%s, %d s ", Text.count(counted, noun), TimeUnit.NANOSECONDS.toSeconds(now - start));
      terminal.flush();
    }
  }

  /** Takes the line away. */
  public void clear() {
    if (drawn) {
      drawn = false;
      terminal.print("\r\u001b[K");
      terminal.flush();
    }
  }
}
