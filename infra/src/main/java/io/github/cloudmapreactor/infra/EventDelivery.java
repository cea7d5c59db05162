package io.github.cloudmapreactor.infra;

import java.util.List;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.events.Rule;

/** How events come from the rule to the function, and what shows that they do. */
interface EventDelivery {

  /** The rules that forward events. */
  List<Rule> rules();

  /** How long the oldest event waits. */
  Metric ageOfOldestEvent();

  /** Two minutes, in the unit of {@link #ageOfOldestEvent}. */
  Number lateAge();

  /** The name of {@link #ageOfOldestEvent} in a graph's legend, with its unit. */
  String ageLabel();

  /** What waits to be worked off, where that can be counted. */
  List<IMetric> backlog();

  /** A command that stops the delivery, or starts it again. */
  String switchCommand(boolean on);
}
