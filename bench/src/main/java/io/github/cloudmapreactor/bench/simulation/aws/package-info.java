/** AWS as its callers meet it: quotas, throttles, latencies and faults, and the SDK's retries. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.aws;

import org.jspecify.annotations.NullMarked;
