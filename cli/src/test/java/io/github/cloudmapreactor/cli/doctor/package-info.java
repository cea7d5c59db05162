/** Tests of this part of the tool. */
@NullMarked
package io.github.cloudmapreactor.cli.doctor;

import org.jspecify.annotations.NullMarked;
