/**
 * What a task is, what to do about it, and what became of it: pure, and nothing but {@code java}.
 */
@NullMarked
package io.github.cloudmapreactor.core;

import org.jspecify.annotations.NullMarked;
