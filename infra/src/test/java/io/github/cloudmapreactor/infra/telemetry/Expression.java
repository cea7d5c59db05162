package io.github.cloudmapreactor.infra.telemetry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a query makes of one row: a value, or nothing. */
sealed interface Expression {

  /** Its value in a row. */
  Optional<Object> in(Map<String, Object> row);

  /** A field, or a column of the commands before. */
  record Field(String name) implements Expression {
    @Override
    public Optional<Object> in(Map<String, Object> row) {
      return Optional.ofNullable(row.get(name));
    }
  }

  /** A text in quotes, or a number. */
  record Literal(Object value) implements Expression {
    @Override
    public Optional<Object> in(Map<String, Object> row) {
      return Optional.of(value);
    }
  }

  /** {@code =}; what is not there equals nothing. */
  record Equal(Expression left, Expression right) implements Expression {
    @Override
    public Optional<Object> in(Map<String, Object> row) {
      return Optional.of(left.in(row).isPresent() && left.in(row).equals(right.in(row)));
    }
  }

  /** {@code like}, with a text that is to stand somewhere in the other. */
  record Like(Expression text, Expression part) implements Expression {
    @Override
    public Optional<Object> in(Map<String, Object> row) {
      return Optional.of(
          text.in(row)
              .filter(value -> value.toString().contains(part.in(row).orElseThrow().toString()))
              .isPresent());
    }
  }

  /** {@code or}. */
  record Or(Expression left, Expression right) implements Expression {
    @Override
    public Optional<Object> in(Map<String, Object> row) {
      return Optional.of(left.holdsIn(row) || right.holdsIn(row));
    }
  }

  /** {@code ispresent}. */
  record IsPresent(Expression what) implements Expression {
    @Override
    public Optional<Object> in(Map<String, Object> row) {
      return Optional.of(what.in(row).isPresent());
    }
  }

  /** {@code coalesce}: the first that is there. */
  record Coalesce(List<Expression> values) implements Expression {
    @Override
    public Optional<Object> in(Map<String, Object> row) {
      return values.stream().flatMap(value -> value.in(row).stream()).findFirst();
    }
  }

  /** {@code bin}: the beginning of the span of time, in milliseconds. */
  record Bin(Duration span) implements Expression {
    @Override
    public Optional<Object> in(Map<String, Object> row) {
      double millis = span.toMillis();
      return new Field(LogsInsights.TIMESTAMP)
          .in(row)
          .map(at -> Math.floor((Double) at / millis) * millis);
    }
  }

  /** Whether its value is true. */
  default boolean holdsIn(Map<String, Object> row) {
    return in(row).equals(Optional.of(true));
  }
}
