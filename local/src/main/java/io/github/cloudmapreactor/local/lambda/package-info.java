/**
 * A local AWS Lambda: runs a function from its jar in processes of its own behind the Runtime API,
 * and feeds it from a queue as an event source mapping does.
 *
 * <p>Like the stand-in it is never deployed and shares no code with the functions. It runs AWS's
 * own Runtime Interface Client, which the caller puts on the function's class path. Start with
 * {@link io.github.cloudmapreactor.local.lambda.LambdaFunction}.
 */
@NullMarked
package io.github.cloudmapreactor.local.lambda;

import org.jspecify.annotations.NullMarked;
