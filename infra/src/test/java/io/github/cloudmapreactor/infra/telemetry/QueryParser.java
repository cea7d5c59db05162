package io.github.cloudmapreactor.infra.telemetry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the part of Logs Insights' language that the queries use; whatever else is an error, and so
 * is a field that the log does not promise.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html">CloudWatch
 *     Logs Insights language query syntax</a>
 */
final class QueryParser {

  private final Tokens tokens;

  /** What commands before have named. */
  private final Set<String> columns = new HashSet<>();

  /** After stats nothing is left but its columns. */
  private boolean aggregated;

  QueryParser(String query) {
    this.tokens = new Tokens(query);
  }

  /** A step of a query. */
  sealed interface Command {

    /** {@code fields}: shows these, by their names. */
    record Fields(Map<String, Expression> shown) implements Command {}

    /** {@code filter}. */
    record Filter(Expression condition) implements Command {}

    /** {@code stats}. */
    record Stats(Map<String, Aggregate> columns, Map<String, Expression> by) implements Command {}

    /** {@code sort}. */
    record Sort(Expression by, boolean descending) implements Command {}

    /** {@code dedup}: the first of each. */
    record Dedup(Expression by) implements Command {}
  }

  /** All steps, in order. */
  List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    do {
      commands.add(command());
    } while (tokens.take("|"));
    if (!tokens.isEmpty()) {
      throw tokens.error("no known syntax");
    }
    return commands;
  }

  private Command command() {
    String name = tokens.take();
    return switch (name) {
      case "fields" -> new Command.Fields(named());
      case "filter" -> new Command.Filter(expression());
      case "stats" -> stats();
      case "sort" -> new Command.Sort(operand(), descending());
      case "dedup" -> new Command.Dedup(operand());
      default -> throw tokens.error("no known command: " + name);
    };
  }

  private boolean descending() {
    boolean descending = tokens.take("desc");
    if (!descending) {
      tokens.require("asc");
    }
    return descending;
  }

  private Map<String, Expression> named() {
    Map<String, Expression> named = new LinkedHashMap<>();
    do {
      Expression value = operand();
      named.put(alias().orElseGet(() -> nameOf(value)), value);
    } while (tokens.take(","));
    columns.addAll(named.keySet());
    return named;
  }

  private static String nameOf(Expression value) {
    if (value instanceof Expression.Field field) {
      return field.name();
    }
    if (value instanceof Expression.Bin) {
      return "bin";
    }
    throw new IllegalArgumentException("it needs a name: " + value);
  }

  private Command stats() {
    Map<String, Aggregate> made = new LinkedHashMap<>();
    do {
      Aggregate aggregate = aggregate();
      made.put(alias().orElseThrow(() -> tokens.error("expected a name")), aggregate);
    } while (tokens.take(","));
    tokens.require("by");
    Map<String, Expression> by = named();
    columns.clear();
    columns.addAll(by.keySet());
    columns.addAll(made.keySet());
    aggregated = true;
    return new Command.Stats(made, by);
  }

  private Aggregate aggregate() {
    String function = tokens.take();
    tokens.require("(");
    Optional<Expression> of = tokens.take("*") ? Optional.empty() : Optional.of(operand());
    double percent = tokens.take(",") ? Double.parseDouble(tokens.take()) : 0;
    tokens.require(")");
    return new Aggregate(function, of, percent);
  }

  /** A new name: one that a field has would hide it. */
  private Optional<String> alias() {
    if (!tokens.take("as")) {
      return Optional.empty();
    }
    String alias = tokens.take();
    if (!alias.matches("[A-Za-z0-9]+") || isField(alias)) {
      throw tokens.error("expected a new name, found " + alias);
    }
    return Optional.of(alias);
  }

  private Expression expression() {
    Expression left = comparison();
    return tokens.take("or") ? new Expression.Or(left, expression()) : left;
  }

  private Expression comparison() {
    Expression left = operand();
    if (tokens.take("=")) {
      return new Expression.Equal(left, operand());
    }
    return tokens.take("like") ? new Expression.Like(left, operand()) : left;
  }

  private Expression operand() {
    String token = tokens.take();
    if (token.startsWith("\"")) {
      return new Expression.Literal(token.substring(1, token.length() - 1));
    }
    if (token.matches("[0-9]+")) {
      return new Expression.Literal(Double.valueOf(token));
    }
    return tokens.take("(") ? call(token) : field(token);
  }

  private Expression call(String function) {
    Expression call =
        switch (function) {
          case "ispresent" -> new Expression.IsPresent(operand());
          case "coalesce" -> new Expression.Coalesce(operands());
          case "bin" -> new Expression.Bin(span());
          default -> throw tokens.error("no known function: " + function);
        };
    tokens.require(")");
    return call;
  }

  private List<Expression> operands() {
    List<Expression> operands = new ArrayList<>();
    do {
      operands.add(operand());
    } while (tokens.take(","));
    return operands;
  }

  private Duration span() {
    return Duration.parse("PT" + tokens.take());
  }

  /**
   * A field of the line, or a column.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Guidelines.html">Fields
   *     that contain special characters</a>, which would need backticks
   */
  private Expression field(String name) {
    if (!name.matches("[A-Za-z0-9@.]+") || !(columns.contains(name) || isField(name))) {
      throw tokens.error("no field and no column: " + name);
    }
    return new Expression.Field(name);
  }

  private boolean isField(String name) {
    return !aggregated && (LogsInsights.OF_EVERY_LINE.contains(name) || LogFields.isPromised(name));
  }
}
