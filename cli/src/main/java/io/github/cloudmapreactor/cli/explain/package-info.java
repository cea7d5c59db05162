/**
 * {@code reactor explain}: what the reactor sees of a task, what it would do and why, and what to
 * do; and a demo of it. It only reads.
 */
@NullMarked
package io.github.cloudmapreactor.cli.explain;

import org.jspecify.annotations.NullMarked;
