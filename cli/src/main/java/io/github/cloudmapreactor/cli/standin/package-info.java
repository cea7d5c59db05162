/** {@code reactor stand-in}: runs the stand-in for AWS alone. */
@NullMarked
package io.github.cloudmapreactor.cli.standin;

import org.jspecify.annotations.NullMarked;
