/**
 * The product as it is deployed: its two functions over the simulated AWS, with queues and ticks.
 */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.reactor;

import org.jspecify.annotations.NullMarked;
