/**
 * What all commands have in common on the command line: where to look, how to refuse, how a command
 * ends.
 */
@NullMarked
package io.github.cloudmapreactor.cli.usage;

import org.jspecify.annotations.NullMarked;
