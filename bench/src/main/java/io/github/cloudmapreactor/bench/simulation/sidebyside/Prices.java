package io.github.cloudmapreactor.bench.simulation.sidebyside;

/**
 * List prices of us-east-1 in dollars, free tiers left out, as they were when the README's cost
 * tables were written (November 2026). Calls of ECS and of Cloud Map's registry cost nothing.
 */
final class Prices {

  /** As a month of AWS's price lists has. */
  static final double HOURS_A_MONTH = 730;

  /** As the README's tables have. */
  static final double DAYS_A_MONTH = 30;

  static final double SQS_REQUEST = 0.40e-6;
  static final double LAMBDA_REQUEST = 0.20e-6;
  static final double LAMBDA_GB_SECOND = 0.0000133;
  static final double LOG_GB = 0.50;

  /** Fargate on arm64, which the functions run on too. */
  static final double FARGATE_VCPU_HOUR = 0.03238;

  static final double FARGATE_GB_HOUR = 0.00356;

  /** What the README lists for each function's polling of its queue. */
  static final double POLLING = 0.26;

  /** What the README lists for metrics, alarms and the dashboard, which one can do without. */
  static final double WATCHING_EVENTS = 2.40 + 0.70 + 3.00;

  static final double WATCHING_THE_WATCH = 1.20 + 0.50;

  /** Send, receive and delete. */
  static final double REQUESTS_OF_A_MESSAGE = 3;

  static final double FUNCTION_GB = 0.5;

  /** What an invocation writes: of the README's tables. */
  static final double LOG_GB_OF_AN_EVENT = 2.5e-6;

  static final double LOG_GB_OF_A_PASS = 1.6e-6;

  private Prices() {}
}
