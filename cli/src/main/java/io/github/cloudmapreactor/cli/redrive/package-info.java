/**
 * {@code reactor redrive}: lists dead letters by cause, replays them, and deletes those that ended;
 * and a demo of it.
 */
@NullMarked
package io.github.cloudmapreactor.cli.redrive;

import org.jspecify.annotations.NullMarked;
