/** The kernel under test. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.kernel;

import org.jspecify.annotations.NullMarked;
