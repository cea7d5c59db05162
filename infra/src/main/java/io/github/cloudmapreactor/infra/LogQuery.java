package io.github.cloudmapreactor.infra;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What an operator asks of the functions' logs, in the language of CloudWatch Logs Insights. The
 * fields are those that {@code docs/log.schema.json} promises: nested ones with dots, and arrays by
 * index.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html">CloudWatch
 *     Logs Insights language query syntax</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html">Supported
 *     logs and discovered fields</a>
 */
enum LogQuery {
  ONE_TASK(
      "One task",
      "All that was seen of a task, decided and done. Put its id in place of TASK_ID.",
      Asks.EITHER_FUNCTION,
      """
      fields timestamp, level, message, lastStatus, healthStatus, reason, outcome, requestId
      | filter @message like "TASK_ID"
      | sort @timestamp asc"""),

  REMOVALS(
      "Removals",
      "The tasks that were to be deregistered, by service, reason and outcome.",
      Asks.EITHER_FUNCTION,
      """
      filter decision = "DEREGISTER"
      | stats count_distinct(task) as tasks, count(*) as decisions by cluster, service, reason, outcome
      | sort tasks desc"""),

  HELD_BACK(
      "Held back",
      "The tasks that stay in Cloud Map though they are not fit, by service, and what holds them.",
      Asks.EITHER_FUNCTION,
      """
      filter ispresent(Hold)
      | stats count_distinct(task) as tasks, count(*) as decisions, latest(timestamp) as lastTime by cluster, service, Hold
      | sort tasks desc"""),

  FAILURES_BY_KIND(
      "Failures by kind",
      "What fails, how often, and what to do about it: the message of the latest of each kind.",
      Asks.EITHER_FUNCTION,
      """
      fields coalesce(errorMessage, pass.failures.0.errorMessage, sweep.failures.0.errorMessage, stranded.detail) as said
      | filter ispresent(Error)
      | stats count(*) as failures, latest(timestamp) as lastTime, latest(said) as lastMessage by Error
      | sort failures desc"""),

  UNDO_COMMANDS(
      "Undo commands",
      "For each removal of a task that may recover, the command that puts the instance back, or why"
          + " there is none; for two Cloud Map services at most.",
      Asks.EITHER_FUNCTION,
      """
      fields timestamp, cluster, service, task, reason, coalesce(services.0.undo, services.0.undoProblem) as undo, coalesce(services.1.undo, services.1.undoProblem) as undoOfSecond
      | filter ispresent(undo) or ispresent(undoOfSecond)
      | sort @timestamp desc"""),

  STRANDED_TASKS(
      "Stranded tasks",
      "HEALTHY tasks that run and that Cloud Map does not list: the latest line of each, with the"
          + " command that mends it.",
      Asks.THE_WATCH,
      """
      fields timestamp, stranded.cluster, stranded.service, stranded.task, stranded.outcome, stranded.detail, stranded.mend
      | filter ispresent(stranded.task)
      | sort @timestamp desc
      | dedup stranded.task"""),

  TIME_TO_THE_CALL(
      "Time to the call",
      "Milliseconds from a task's change to the first call that removes it.",
      Asks.EITHER_FUNCTION,
      """
      filter ispresent(EventToCall)
      | stats count(*) as removals, pct(EventToCall, 50) as p50, pct(EventToCall, 99) as p99, max(EventToCall) as slowest by bin(5m)"""),

  PASSES_AND_SWEEPS(
      "Passes and sweeps",
      "How the health watch and the orphan sweep do: passes, milliseconds, calls, tasks, failures.",
      Asks.THE_WATCH,
      """
      filter ispresent(pass.millis) or ispresent(sweep.millis)
      | stats count(pass.millis) as passes, max(pass.millis) as longestPass, max(pass.lateMillis) as latestPass, max(pass.tasks) as tasks, sum(pass.calls) as passCalls, sum(pass.failureCount) as passFailures, count(sweep.millis) as sweeps, sum(sweep.calls) as sweepCalls, sum(sweep.failureCount) as sweepFailures by bin(5m)""");

  private enum Asks {
    EITHER_FUNCTION,
    THE_WATCH
  }

  private final String title;
  private final String purpose;
  private final Asks asks;
  private final String text;

  LogQuery(String title, String purpose, Asks asks, String text) {
    this.title = title;
    this.purpose = purpose;
    this.asks = asks;
    this.text = text;
  }

  /** Its name for a person. */
  String title() {
    return title;
  }

  /** What it answers, in a sentence. */
  String purpose() {
    return purpose;
  }

  /** Whether it is about what the watch function alone does. */
  boolean needsWatch() {
    return asks == Asks.THE_WATCH;
  }

  /** The query, a command a line. */
  String text() {
    return text;
  }

  /** The id of its construct. */
  String id() {
    return Arrays.stream(title.split(" ", -1))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
