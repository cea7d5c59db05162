package io.github.cloudmapreactor.local;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * One page of a list, in the order of its keys.
 *
 * <p>The token names the last key of the page before, so that what comes or goes between two pages
 * neither repeats nor hides a neighbour.
 */
record Page(List<String> keys, Optional<String> nextToken) {
  /**
   * Cuts a page.
   *
   * @param list names the list, so that a token of one list is refused for another
   * @throws ServiceError if the token is none of this list's
   */
  static Page of(
      Request request, String list, SortedSet<String> keys, String tokenMember, int size) {
    Optional<String> after =
        request.findText(tokenMember).map(token -> decoded(request, list, token));
    List<String> rest =
        after.map(key -> keys.tailSet(key + '\0')).orElse(keys).stream().limit(size + 1L).toList();
    if (rest.size() <= size) {
      return new Page(rest, Optional.empty());
    }
    List<String> page = rest.subList(0, size);
    return new Page(page, Optional.of(encoded(list + "\n" + page.get(size - 1))));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(Request request, String list, String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith(list + "\n")) {
        return text.substring(list.length() + 1);
      }
    } catch (IllegalArgumentException e) {
      // No Base64, so no token of ours either.
    }
    throw request.invalid("The next token is not valid");
  }
}
