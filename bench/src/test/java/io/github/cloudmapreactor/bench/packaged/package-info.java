/** What the simulation says, held against the packaged function in real processes and real time. */
@NullMarked
package io.github.cloudmapreactor.bench.packaged;

import org.jspecify.annotations.NullMarked;
