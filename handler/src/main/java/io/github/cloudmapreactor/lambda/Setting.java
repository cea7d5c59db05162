package io.github.cloudmapreactor.lambda;

/** The settings of the functions: each an environment variable with a default. */
public enum Setting {
  MODE("REACTOR_MODE", "enforce", "enforce or observe"),
  CLUSTERS("REACTOR_CLUSTERS", "*", "names of clusters, with * as wildcard, separated by commas"),
  SERVICES(
      "REACTOR_SERVICES", "*", "names of ECS services, with * as wildcard, separated by commas"),
  OPT_OUT_TAG("REACTOR_OPT_OUT_TAG", "cloud-map-reactor=ignore", "a tag as KEY=VALUE"),
  STARTING_TASKS("REACTOR_STARTING_TASKS", "keep", "keep or deregister"),
  KEEP_AT_LEAST(
      "REACTOR_KEEP_AT_LEAST",
      "50%",
      "a percentage of the desired count from 0% to 100%, or a number of instances from 0 to 1000"),
  STALENESS("REACTOR_STALENESS", "30s", "a duration such as 500ms, 30s or 2m, at most 24h"),
  LOOKUP_CACHE("REACTOR_LOOKUP_CACHE", "60s", "a duration such as 500ms, 30s or 2m, at most 24h"),
  CONFIRMATION("REACTOR_CONFIRMATION", "2s", "a duration such as 500ms or 2s, at most 10s"),
  WATCH_INTERVAL("REACTOR_WATCH_INTERVAL", "10s", "a duration from 5s to 1h, such as 10s or 1m"),
  SWEEP_INTERVAL("REACTOR_SWEEP_INTERVAL", "5m", "a duration from 1m to 24h, such as 5m or 1h"),
  STRANDED("REACTOR_STRANDED", "report", "report or replace"),
  ECS_CALLS("REACTOR_ECS_CALLS", "10", "a number of calls a second from 1 to 100"),
  CLOUD_MAP_CALLS("REACTOR_CLOUD_MAP_CALLS", "20", "a number of calls a second from 1 to 100"),
  DEREGISTRATIONS("REACTOR_DEREGISTRATIONS", "50", "a number of calls a second from 4 to 1000"),
  CONCURRENCY("REACTOR_CONCURRENCY", "1", "a number from 1 to 1000"),
  DEAD_LETTER_QUEUE("REACTOR_DEAD_LETTER_QUEUE", "", "the URL of a standard SQS queue, or nothing"),
  TICK_QUEUE("REACTOR_TICK_QUEUE", "", "the URL of a standard SQS queue, or nothing");

  /** What every variable's name begins with; any other one with it is an error. */
  static final String PREFIX = "REACTOR_";

  private final String variable;
  private final String defaultText;
  private final String allowed;

  Setting(String variable, String defaultText, String allowed) {
    this.variable = variable;
    this.defaultText = defaultText;
    this.allowed = allowed;
  }

  /** The environment variable. */
  public String variable() {
    return variable;
  }

  /** What holds where the variable is absent or empty. */
  public String defaultText() {
    return defaultText;
  }

  /** What is allowed, as a phrase for a person. */
  public String allowed() {
    return allowed;
  }
}
