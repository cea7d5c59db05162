package io.github.cloudmapreactor.aws;

/**
 * Text that SQS takes: it refuses characters that XML 1.0 does not know.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>
 */
final class SqsText {

  private static final int REPLACEMENT = 0xFFFD;

  private SqsText() {}

  /** The text with every character that SQS refuses replaced by U+FFFD. */
  static String valid(String text) {
    StringBuilder valid = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> isValid(point) ? point : REPLACEMENT)
        .forEach(valid::appendCodePoint);
    return valid.toString();
  }

  private static boolean isValid(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || (point >= 0x10000 && point <= 0x10FFFF);
  }
}
