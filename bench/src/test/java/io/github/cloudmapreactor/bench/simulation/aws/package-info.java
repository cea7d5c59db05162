/** AWS under test. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.aws;

import org.jspecify.annotations.NullMarked;
