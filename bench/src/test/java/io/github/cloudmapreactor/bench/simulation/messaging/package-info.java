/** EventBridge and SQS under test. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.messaging;

import org.jspecify.annotations.NullMarked;
