/**
 * A discrete-event simulation of the product: its real {@code app} over ports in memory, on a
 * simulated clock, in a world of ECS, Cloud Map, EventBridge, SQS and Lambda.
 */
@NullMarked
package io.github.cloudmapreactor.bench.simulation;

import org.jspecify.annotations.NullMarked;
