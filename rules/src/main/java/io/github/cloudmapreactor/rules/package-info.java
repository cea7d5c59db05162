/**
 * Which events the reactor wants, as the patterns of EventBridge's rules: for whoever deploys them,
 * and for whoever looks whether those that are deployed are still the same.
 */
@NullMarked
package io.github.cloudmapreactor.rules;

import org.jspecify.annotations.NullMarked;
