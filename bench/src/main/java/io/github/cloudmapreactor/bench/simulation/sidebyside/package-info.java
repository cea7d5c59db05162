/**
 * The designs side by side: the same lives under each, and what each of them lets through, calls
 * and costs.
 */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.sidebyside;

import org.jspecify.annotations.NullMarked;
