package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.cli.redrive.Letter.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Letters with the same cause.
 *
 * @param count how many
 * @param oldest when the first of them was sent
 * @param example the latest of them
 */
record CauseCount(int count, Optional<Instant> oldest, Letter example) {

  private static final Comparator<Letter> BY_AGE =
      Comparator.comparing(letter -> letter.sentAt().orElse(Instant.MIN));

  /** What letters have in common that are counted together. */
  private record Key(Road road, String type, Content content) {}

  /** Counts letters by their causes; what there is most of comes first. */
  static List<CauseCount> of(List<Letter> letters) {
    Map<Key, List<Letter>> alike = new LinkedHashMap<>();
    for (Letter letter : letters) {
      Key key = new Key(letter.cause().road(), letter.cause().type(), letter.content());
      alike.computeIfAbsent(key, each -> new ArrayList<>()).add(letter);
    }
    return alike.values().stream()
        .map(CauseCount::ofAlike)
        .sorted(Comparator.comparingInt(CauseCount::count).reversed())
        .toList();
  }

  private static CauseCount ofAlike(List<Letter> letters) {
    List<Letter> sorted = letters.stream().sorted(BY_AGE).toList();
    return new CauseCount(sorted.size(), sorted.get(0).sentAt(), sorted.get(sorted.size() - 1));
  }

  /** What to do about them. */
  String remedy() {
    return Remedy.before(example.cause(), example.content());
  }
}
