/** Tests of this part of the tool. */
@NullMarked
package io.github.cloudmapreactor.cli.replay;

import org.jspecify.annotations.NullMarked;
