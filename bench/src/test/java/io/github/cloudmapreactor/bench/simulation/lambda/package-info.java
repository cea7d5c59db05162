/** Lambda under test. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.lambda;

import org.jspecify.annotations.NullMarked;
