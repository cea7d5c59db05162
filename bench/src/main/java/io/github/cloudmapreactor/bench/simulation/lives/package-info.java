/** The lives of tasks that {@code test-events/} tells of, made ready to be played in a world. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.lives;

import org.jspecify.annotations.NullMarked;
