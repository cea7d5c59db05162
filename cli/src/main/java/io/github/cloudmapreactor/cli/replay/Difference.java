package io.github.cloudmapreactor.cli.replay;

/**
 * Something that came out differently.
 *
 * @param file the event's file, or the one that states the expectation
 * @param field which field of the expectation
 */
record Difference(String file, String field, String expected, String found) {}
