/** The operator's tool: replays events through the function, and runs the stand-in alone. */
@NullMarked
package io.github.cloudmapreactor.cli;

import org.jspecify.annotations.NullMarked;
