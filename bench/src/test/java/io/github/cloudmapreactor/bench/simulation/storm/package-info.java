/** Storms under test. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.storm;

import org.jspecify.annotations.NullMarked;
