package io.github.cloudmapreactor.infra.telemetry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of a query, one after the other. */
final class Tokens {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|#[^\\n]*\\n|(\"[^\"]*\"|[A-Za-z@][A-Za-z0-9@._]*|[0-9]+[a-z]*|[=(),|*])");

  private final String query;
  private final Deque<String> left = new ArrayDeque<>();

  /** Takes a query apart; blanks and comments are left out. */
  Tokens(String query) {
    this.query = query;
    Matcher token = TOKEN.matcher(query);
    for (int at = 0; at < query.length(); at = token.end()) {
      if (!token.find(at) || token.start() != at) {
        throw new IllegalArgumentException("no known syntax: " + query.substring(at));
      }
      if (token.group(1) != null) {
        left.add(token.group(1));
      }
    }
  }

  boolean isEmpty() {
    return left.isEmpty();
  }

  boolean isNext(String token) {
    return token.equals(left.peek());
  }

  /** Takes that token, if it is the next one. */
  boolean take(String token) {
    return isNext(token) && take() != null;
  }

  void require(String token) {
    if (!take(token)) {
      throw error("expected " + token);
    }
  }

  String take() {
    return Optional.ofNullable(left.poll()).orElseThrow(() -> error("expected more"));
  }

  IllegalArgumentException error(String what) {
    return new IllegalArgumentException("%s before %s in%n%s".formatted(what, left, query));
  }
}
