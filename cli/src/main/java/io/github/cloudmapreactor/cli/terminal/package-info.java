/**
 * How things are shown: the terminal, text that fits it, tables and tones; and how Ctrl-C is heard.
 */
@NullMarked
package io.github.cloudmapreactor.cli.terminal;

import org.jspecify.annotations.NullMarked;
