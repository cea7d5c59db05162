/** Tests of this part of the tool. */
@NullMarked
package io.github.cloudmapreactor.cli.watch;

import org.jspecify.annotations.NullMarked;
