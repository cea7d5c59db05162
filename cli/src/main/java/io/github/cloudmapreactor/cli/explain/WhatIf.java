package io.github.cloudmapreactor.cli.explain;

/**
 * Something that could be otherwise, and would change what the reactor does.
 *
 * @param change what would be otherwise
 * @param result what the reactor would then do
 */
record WhatIf(String change, String result) {}
