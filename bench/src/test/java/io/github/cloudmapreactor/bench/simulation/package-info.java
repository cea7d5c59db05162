/** The simulation's own rules. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation;

import org.jspecify.annotations.NullMarked;
