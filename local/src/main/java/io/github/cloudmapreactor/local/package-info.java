/**
 * A stand-in for AWS Cloud Map, Amazon ECS and Amazon SQS over HTTP on the loopback address, for
 * replay, tests and benchmarks.
 *
 * <p>It is never deployed and shares no code with the functions, so that a mistake there cannot be
 * repeated here. Start with {@link io.github.cloudmapreactor.local.StandIn}.
 */
@NullMarked
package io.github.cloudmapreactor.local;

import org.jspecify.annotations.NullMarked;
