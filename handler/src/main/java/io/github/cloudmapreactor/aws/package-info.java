/** The ports over the AWS SDK: each adapter speaks to one service, and its words end here. */
@NullMarked
package io.github.cloudmapreactor.aws;

import org.jspecify.annotations.NullMarked;
