/** Storms: very many tasks that stop at once, against the quotas of Cloud Map and ECS. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.storm;

import org.jspecify.annotations.NullMarked;
