/**
 * What the tool knows of AWS: where calls go and what leads the SDK there, how calls and resources
 * are called, and what to do about an error.
 */
@NullMarked
package io.github.cloudmapreactor.cli.aws;

import org.jspecify.annotations.NullMarked;
