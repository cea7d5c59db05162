/** Scenarios, and what they show. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.figures;

import org.jspecify.annotations.NullMarked;
