/** What the simulation shows, held. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.lives;

import org.jspecify.annotations.NullMarked;
