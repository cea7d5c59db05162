package io.github.cloudmapreactor.cli.replay;

import java.util.List;

/** Shows a replay while it goes on. */
interface ReplayView {

  /** A scenario begins. */
  void begin(Scenario scenario);

  /** An event was worked off. */
  void event(EventReport report, List<Difference> differences);

  /** The scenario has ended. */
  void end(ScenarioReport report);

  /** All have ended. */
  void summary(Summary summary);

  /** Whether nobody looks any more, such as at the end of a pipe. */
  boolean isClosed();
}
