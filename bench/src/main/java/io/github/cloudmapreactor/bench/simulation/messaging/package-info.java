/** EventBridge and SQS: how what happened reaches those who work it off. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.messaging;

import org.jspecify.annotations.NullMarked;
