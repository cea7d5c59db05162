/** What the simulation shows, held. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.sidebyside;

import org.jspecify.annotations.NullMarked;
