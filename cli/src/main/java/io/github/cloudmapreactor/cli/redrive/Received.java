package io.github.cloudmapreactor.cli.redrive;

/**
 * A letter that is hidden from others for a while.
 *
 * @param event the event in it, as it is to be delivered
 * @param handle by which it can be deleted or given back
 */
record Received(Letter letter, String event, String handle) {}
