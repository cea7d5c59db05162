/** What the functions do, over ports that say what they need of AWS; no AWS type in here. */
@NullMarked
package io.github.cloudmapreactor.app;

import org.jspecify.annotations.NullMarked;
