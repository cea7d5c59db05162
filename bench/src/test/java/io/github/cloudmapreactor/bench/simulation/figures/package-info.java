/** What the simulation shows, held. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.figures;

import org.jspecify.annotations.NullMarked;
