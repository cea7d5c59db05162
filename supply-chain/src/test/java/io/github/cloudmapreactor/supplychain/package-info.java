/**
 * What the function, the tool and the CDK app are made of: its licences, and what is known of it.
 */
@NullMarked
package io.github.cloudmapreactor.supplychain;

import org.jspecify.annotations.NullMarked;
