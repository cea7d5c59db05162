/** The ports of the product's {@code app} over the simulated AWS, one adapter for each. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.ports;

import org.jspecify.annotations.NullMarked;
