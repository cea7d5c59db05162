/**
 * What people deploy against tasks that are listed although they are unfit: the product and others.
 */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.designs;

import org.jspecify.annotations.NullMarked;
