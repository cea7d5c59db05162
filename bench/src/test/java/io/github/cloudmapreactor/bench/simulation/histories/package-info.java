/** What holds in any history: many small worlds with much going wrong, each made from a seed. */
@NullMarked
package io.github.cloudmapreactor.bench.simulation.histories;

import org.jspecify.annotations.NullMarked;
