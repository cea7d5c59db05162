/**
 * Holds the deployed alarms and queries against what the functions really log: they run beside a
 * stand-in for AWS for some simulated hours, in which one thing after another goes wrong.
 */
@NullMarked
package io.github.cloudmapreactor.infra.telemetry;

import org.jspecify.annotations.NullMarked;
