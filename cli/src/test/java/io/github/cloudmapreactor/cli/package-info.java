/** Tests of the operator's tool. */
@NullMarked
package io.github.cloudmapreactor.cli;

import org.jspecify.annotations.NullMarked;
