/** Tests of the local Lambda. */
@NullMarked
package io.github.cloudmapreactor.local.lambda;

import org.jspecify.annotations.NullMarked;
