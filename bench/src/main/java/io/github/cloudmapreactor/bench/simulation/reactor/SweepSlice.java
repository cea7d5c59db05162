package io.github.cloudmapreactor.bench.simulation.reactor;

import io.github.cloudmapreactor.app.OrphanSweep.Slice;
import java.time.Instant;

/**
 * A slice of the orphan sweep, after a pass.
 *
 * @param due for which tick
 * @param begun when it began
 * @param ended when it had ended
 * @param slice what it did
 */
public record SweepSlice(Instant due, Instant begun, Instant ended, Slice slice) {}
