package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** How far one sweep has come: what is left of it to do, and what it saw so far. */
final class SweepRound {

  final RegisteringServices services;
  final Deque<CloudMapService> unlisted = new ArrayDeque<>();
  final Suspects suspects = new Suspects();
  final StopAllowance stops = new StopAllowance();
  final Deque<TaskState> leaving = new ArrayDeque<>();
  final List<Failure> failures = new ArrayList<>();
  int cloudMapServices;
  int instances;
  int unattributed;
  int missingOnce;
  int orphans;
  int stranded;
  int calls;
  private final boolean first;
  private final Instant begun;
  private boolean readServices;

  SweepRound(RegisteringServices services, boolean first, Instant begun) {
    this.services = services;
    this.first = first;
    this.begun = begun;
  }

  /** The kinds of a sweep's steps: each is a call or a few. */
  enum Step {
    REMOVE,
    READ_SERVICES,
    DESCRIBE,
    LIST
  }

  /**
   * The next step, or nothing when all is done. Who registers where is known before anything is
   * listed, and what is listed before its tasks are asked about: the other order would remove a
   * task that registered in between.
   */
  Optional<Step> next() {
    if (!leaving.isEmpty()) {
      return Optional.of(Step.REMOVE);
    }
    if (!services.isRead()) {
      return Optional.of(Step.READ_SERVICES);
    }
    if (!readServices) {
      readServices = true;
      unlisted.addAll(services.cloudMapServices());
    }
    boolean listedAll = unlisted.isEmpty();
    if (suspects.fillACall() || (listedAll && !suspects.isEmpty())) {
      return Optional.of(Step.DESCRIBE);
    }
    return listedAll ? Optional.empty() : Optional.of(Step.LIST);
  }

  OrphanSweep.Sight sight(Instant now) {
    return new OrphanSweep.Sight(
        cloudMapServices,
        instances,
        unattributed,
        missingOnce,
        orphans,
        stops.postponed(),
        stranded,
        first,
        List.copyOf(failures),
        calls,
        Duration.between(begun, now));
  }
}
