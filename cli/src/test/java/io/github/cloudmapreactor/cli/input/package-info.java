/** Tests of this part of the tool. */
@NullMarked
package io.github.cloudmapreactor.cli.input;

import org.jspecify.annotations.NullMarked;
