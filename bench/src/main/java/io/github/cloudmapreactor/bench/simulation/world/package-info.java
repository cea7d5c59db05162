/**
 * What is there to be seen and changed: ECS with its tasks, and Cloud Map with its instances, by
 * time.
 */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.world;

import org.jspecify.annotations.NullMarked;
