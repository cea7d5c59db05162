/** The world under test. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.world;

import org.jspecify.annotations.NullMarked;
