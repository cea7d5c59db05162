/** What the simulation takes for true. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.assumptions;

import org.jspecify.annotations.NullMarked;
