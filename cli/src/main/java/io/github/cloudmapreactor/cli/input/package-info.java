/**
 * What people and AWS give the tool to read: events, seeds, and JSON files, with complaints that
 * name the place.
 */
@NullMarked
package io.github.cloudmapreactor.cli.input;

import org.jspecify.annotations.NullMarked;
