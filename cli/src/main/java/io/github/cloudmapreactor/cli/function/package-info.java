/** The function, run in this process: its settings, its context, and what it logs of a task. */
@NullMarked
package io.github.cloudmapreactor.cli.function;

import org.jspecify.annotations.NullMarked;
