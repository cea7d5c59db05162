package io.github.cloudmapreactor.infra.iam;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * IAM's wildcards: {@code *} for any text, slashes and colons included, {@code ?} for one
 * character.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">IAM
 *     JSON policy elements: Resource</a>
 */
final class Wildcards {

  private static final int ARN_PARTS = 6;

  private Wildcards() {}

  static boolean matches(String pattern, String text) {
    return regex(pattern).matcher(text).matches();
  }

  /**
   * As {@code ArnLike} has it: each part for itself, so that no wildcard reaches beyond a colon.
   */
  static boolean matchesArn(String pattern, String arn) {
    String[] patterns = pattern.split(":", ARN_PARTS);
    String[] parts = arn.split(":", ARN_PARTS);
    if (patterns.length != ARN_PARTS || parts.length != ARN_PARTS) {
      return false;
    }
    for (int i = 0; i < ARN_PARTS; i++) {
      if (!matches(patterns[i], parts[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether some text matches both patterns. */
  static boolean overlap(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return (one + other).chars().allMatch(character -> character == '*');
    }
    char first = one.charAt(0);
    char second = other.charAt(0);
    if (first == '*' || second == '*') {
      return overlap(one.substring(first == '*' ? 1 : 0), other.substring(first == '*' ? 0 : 1))
          || overlap(one.substring(first == '*' ? 0 : 1), other.substring(first == '*' ? 1 : 0));
    }
    return (first == second || first == '?' || second == '?')
        && overlap(one.substring(1), other.substring(1));
  }

  private static Pattern regex(String pattern) {
    String regex =
        pattern
            .chars()
            .mapToObj(
                character ->
                    switch (character) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(character));
                    })
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.DOTALL);
  }
}
