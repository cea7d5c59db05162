/** Tests of this part of the tool. */
@NullMarked
package io.github.cloudmapreactor.cli.standin;

import org.jspecify.annotations.NullMarked;
