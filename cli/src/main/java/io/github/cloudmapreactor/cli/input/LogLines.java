package io.github.cloudmapreactor.cli.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/**
 * Log lines as JSON: blanks out what CloudWatch Logs puts before a message, which is its time and
 * may be the name of its log stream. Lines and columns stay where they are. No line of JSON begins
 * like that.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/S3Export.html">exported
 *     log data</a>
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/logs/tail.html">aws logs tail</a>
 */
final class LogLines extends InputStream {

  /** A time, and the longest name of a log stream. */
  private static final int LONGEST = 40 + 512;

  private static final Pattern PREFIX =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)?"
              + "(\\s+[^\\s{]+)?\\s*");

  private final BufferedInputStream lines;
  private boolean begins = true;
  private int blanks;

  LogLines(InputStream lines) {
    this.lines = new BufferedInputStream(lines);
  }

  @Override
  public int read() throws IOException {
    if (begins) {
      blanks = prefix();
    }
    int each = lines.read();
    begins = each == '\n';
    if (blanks > 0) {
      blanks--;
      return ' ';
    }
    return each;
  }

  /** Reads to the end of a line at most, for whoever waits for it. */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int each = read();
      if (each < 0) {
        return count == 0 ? -1 : count;
      }
      buffer[offset + count++] = (byte) each;
      if (begins) {
        break;
      }
    }
    return count;
  }

  /** How long the prefix of the line is; 0 where it has none. */
  private int prefix() throws IOException {
    lines.mark(LONGEST + 1);
    StringBuilder head = new StringBuilder();
    int each = lines.read();
    // A digit first: most lines need no closer look.
    boolean digit = each >= '0' && each <= '9';
    while (digit && each >= 0 && "{\"\n".indexOf(each) < 0 && head.length() < LONGEST) {
      head.append((char) each);
      each = lines.read();
    }
    lines.reset();
    return PREFIX.matcher(head).matches() ? head.length() : 0;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
