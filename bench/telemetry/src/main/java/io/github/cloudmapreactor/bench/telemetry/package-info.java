/** What a line of log and its metrics cost in a fresh JVM: the function's own way and another. */
@NullMarked
package io.github.cloudmapreactor.bench.telemetry;

import org.jspecify.annotations.NullMarked;
