/** The deployed product under test. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.reactor;

import org.jspecify.annotations.NullMarked;
