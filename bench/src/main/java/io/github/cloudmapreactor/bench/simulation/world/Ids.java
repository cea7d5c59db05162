package io.github.cloudmapreactor.bench.simulation.world;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Makes ids as AWS does. */
final class Ids {

  private static final int DIGITS_OF_A_TASK = 32;
  private static final int DIGITS_OF_A_DEPLOYMENT = 19;
  private static final int CHARACTERS_OF_A_SERVICE = 16;
  private static final String BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz";

  private final RandomGenerator random;

  Ids(RandomGenerator random) {
    this.random = random;
  }

  /** 32 hex digits. */
  String task() {
    byte[] bytes = new byte[DIGITS_OF_A_TASK / 2];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** {@code ecs-svc/} and 19 digits. */
  String deployment() {
    return "ecs-svc/" + draw("0123456789", DIGITS_OF_A_DEPLOYMENT);
  }

  /** {@code srv-} and 16 letters and digits. */
  String cloudMapService() {
    return "srv-" + draw(BASE_36, CHARACTERS_OF_A_SERVICE);
  }

  private String draw(String alphabet, int length) {
    StringBuilder drawn = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      drawn.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return drawn.toString();
  }
}
