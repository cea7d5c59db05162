/** Tests of this part of the tool. */
@NullMarked
package io.github.cloudmapreactor.cli.terminal;

import org.jspecify.annotations.NullMarked;
