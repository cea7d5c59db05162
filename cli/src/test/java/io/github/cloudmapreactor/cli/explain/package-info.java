/** Tests of this part of the tool. */
@NullMarked
package io.github.cloudmapreactor.cli.explain;

import org.jspecify.annotations.NullMarked;
