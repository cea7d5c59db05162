/** Holds the rights that the template grants against AWS's reference and against what is called. */
@NullMarked
package io.github.cloudmapreactor.infra.iam;

import org.jspecify.annotations.NullMarked;
