/**
 * The operator's tool. Each command has a package of its own, which no other command knows; what
 * several of them need lies in {@code usage}, {@code terminal}, {@code aws}, {@code input} and
 * {@code function}.
 */
@NullMarked
package io.github.cloudmapreactor.cli;

import org.jspecify.annotations.NullMarked;
