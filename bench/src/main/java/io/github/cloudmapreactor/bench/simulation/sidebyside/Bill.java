package io.github.cloudmapreactor.bench.simulation.sidebyside;

import io.github.cloudmapreactor.bench.simulation.assumptions.DesignAssumptions;
import io.github.cloudmapreactor.bench.simulation.designs.Usage;
import java.time.Duration;

/**
 * What a design costs a month, in dollars.
 *
 * @param running what it takes to run
 * @param watching its metrics, alarms and dashboard: only the product brings any
 */
record Bill(double running, double watching) {

  /** By the figures of a day. */
  static Bill of(DesignFigures figures) {
    return switch (figures.design()) {
      case ECS_ALONE -> new Bill(0, 0);
      case SIDECAR_POLLING, SIDECAR_SIGTERM, SIDECAR_LOCAL ->
          new Bill(
              figures.plan().tasks()
                  * fargate(DesignAssumptions.SIDECAR_VCPU, DesignAssumptions.SIDECAR_GB),
              0);
      case OUTSIDE_POLLER ->
          new Bill(fargate(DesignAssumptions.OUTSIDE_VCPU, DesignAssumptions.OUTSIDE_GB), 0);
      case EVENTS_ALONE -> new Bill(used(figures) + Prices.POLLING, Prices.WATCHING_EVENTS);
      case EVENTS_AND_WATCH, WITHOUT_FLOOR ->
          new Bill(
              used(figures) + 2 * Prices.POLLING,
              Prices.WATCHING_EVENTS + Prices.WATCHING_THE_WATCH);
    };
  }

  private static double fargate(double vcpu, double gb) {
    return Prices.HOURS_A_MONTH * (vcpu * Prices.FARGATE_VCPU_HOUR + gb * Prices.FARGATE_GB_HOUR);
  }

  private static double used(DesignFigures figures) {
    Usage usage = figures.usage();
    double seconds = (double) usage.running().toMillis() / Duration.ofSeconds(1).toMillis();
    double measured =
        usage.messages() * Prices.REQUESTS_OF_A_MESSAGE * Prices.SQS_REQUEST
            + (usage.eventInvocations() + usage.passes()) * Prices.LAMBDA_REQUEST
            + seconds * Prices.FUNCTION_GB * Prices.LAMBDA_GB_SECOND
            + usage.eventInvocations() * Prices.LOG_GB_OF_AN_EVENT * Prices.LOG_GB
            + usage.passes() * Prices.LOG_GB_OF_A_PASS * Prices.LOG_GB;
    return measured * figures.plan().timesADay() * Prices.DAYS_A_MONTH;
  }
}
