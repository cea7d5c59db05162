/** Lambda: functions with execution environments, event source mappings and schedules. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.lambda;

import org.jspecify.annotations.NullMarked;
