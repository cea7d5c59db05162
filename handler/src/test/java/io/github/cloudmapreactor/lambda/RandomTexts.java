package io.github.cloudmapreactor.lambda;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts that nobody would think of: new ones in every run, and the same ones again for the seed
 * that a failure names, with {@code -Dfuzz.seed=…}. {@code -Dfuzz.tries=…} says how many.
 */
final class RandomTexts {

  private static final int LONGEST = 40;
  private static final String LIKELY = "{}[]\":,\\eaSR0159.-_/* \n\t\u0000\u001b\u2028\uD800\uDFFF";

  private RandomTexts() {}

  /** A text, and how to make it again. */
  record Sample(String text, long seed) {}

  static Stream<Sample> samples() {
    int tries = Integer.getInteger("fuzz.tries", 1_000);
    Long seed = Long.getLong("fuzz.seed");
    Random seeds = new Random();
    return seed == null
        ? IntStream.range(0, tries).mapToObj(i -> sample(seeds.nextLong()))
        : Stream.of(sample(seed));
  }

  private static Sample sample(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(LONGEST);
    for (int i = 0; i < length; i++) {
      text.append(
          random.nextBoolean()
              ? LIKELY.charAt(random.nextInt(LIKELY.length()))
              : (char) random.nextInt(Character.MAX_VALUE + 1));
    }
    return new Sample(text.toString(), seed);
  }
}
