/** The stack's template, checked by what AWS and its tools would make of it. */
@NullMarked
package io.github.cloudmapreactor.infra;

import org.jspecify.annotations.NullMarked;
