/**
 * {@code reactor watch}: runs the health watch and its sweep from a shell, pass by pass, and a demo
 * of it.
 */
@NullMarked
package io.github.cloudmapreactor.cli.watch;

import org.jspecify.annotations.NullMarked;
