/**
 * The discrete-event kernel: events on a simulated clock, and processes that wait for it; knows
 * nothing of AWS.
 */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.kernel;

import org.jspecify.annotations.NullMarked;
