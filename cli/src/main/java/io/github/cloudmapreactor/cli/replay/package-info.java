/**
 * {@code reactor replay}: delivers events and scenarios, and compares what comes of them with what
 * should.
 */
@NullMarked
package io.github.cloudmapreactor.cli.replay;

import org.jspecify.annotations.NullMarked;
