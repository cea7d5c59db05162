/** Tests of this part of the tool. */
@NullMarked
package io.github.cloudmapreactor.cli.redrive;

import org.jspecify.annotations.NullMarked;
