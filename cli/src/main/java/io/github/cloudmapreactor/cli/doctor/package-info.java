/** {@code reactor doctor}: checks an installation, and says how to mend what is not well. */
@NullMarked
package io.github.cloudmapreactor.cli.doctor;

import org.jspecify.annotations.NullMarked;
