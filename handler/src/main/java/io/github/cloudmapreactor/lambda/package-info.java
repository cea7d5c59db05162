/** The edge to AWS Lambda: what comes in, what goes out, and how the parts are put together. */
@NullMarked
package io.github.cloudmapreactor.lambda;

import org.jspecify.annotations.NullMarked;
