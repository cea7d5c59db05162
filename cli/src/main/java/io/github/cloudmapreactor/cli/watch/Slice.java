package io.github.cloudmapreactor.cli.watch;

import io.github.cloudmapreactor.cli.function.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What the orphan sweep did in the time after a pass, as it logged it.
 *
 * @param orphans the tasks whose instances were to be removed
 * @param stranded the tasks that run, and that Cloud Map does not list
 * @param ended the whole sweep, if it ended here
 */
record Slice(List<Finding> orphans, List<Stranded> stranded, Optional<Sweep> ended) {

  /** Of a pass after which no sweep was due. */
  static final Slice NONE = new Slice(List.of(), List.of(), Optional.empty());

  /** How many reads, removals and replacements failed. */
  long failureCount() {
    return orphans.stream().filter(Finding::isFailed).count()
        + stranded.stream().filter(Stranded::isFailed).count()
        + ended.map(Sweep::failureCount).orElse(0);
  }
}
