package io.github.cloudmapreactor.cli.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.cli.usage.UsageException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a log that was exported from CloudWatch: JSON objects, one a line, each behind whatever the
 * export put before it, such as the time. Lines that hold none are Lambda's own and passed over.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/S3Export.html">Exporting
 *     log data to Amazon S3</a>
 */
public final class LogFile {

  /** CloudWatch takes no longer line; one that is longer is of something else. */
  private static final int LONGEST_LINE = 1_048_576;

  /** So that a small file which unpacks to a huge one comes to an end. */
  private static final long LARGEST_LOG = 4L << 30;

  /** How {@code aws logs filter-log-events} and {@code get-log-events} print a line of the log. */
  private static final Pattern MESSAGE = Pattern.compile("\"message\"\\s*:\\s*(\".*\"),?");

  private final ObjectMapper mapper = new ObjectMapper();
  private final String name;
  private final Predicate<String> wanted;
  private final Consumer<JsonNode> taker;
  private long objects;
  private long bytes;

  private LogFile(String name, Predicate<String> wanted, Consumer<JsonNode> taker) {
    this.name = name;
    this.wanted = wanted;
    this.taker = taker;
  }

  /**
   * Reads a log, packed with gzip or not.
   *
   * @param file its name, or {@code -} for {@code standard}
   * @param wanted which lines to take apart at all
   * @param taker takes the objects of those, in their order
   * @throws UsageException if it cannot be read, or no line holds an object
   */
  public static void read(
      String file, InputStream standard, Predicate<String> wanted, Consumer<JsonNode> taker) {
    LogFile log = new LogFile(file.equals("-") ? "standard input" : file, wanted, taker);
    try {
      if (file.equals("-")) {
        log.read(standard);
      } else {
        try (InputStream input = Files.newInputStream(Path.of(file))) {
          log.read(input);
        }
      }
    } catch (IOException | RuntimeException e) {
      throw e instanceof UsageException usage
          ? usage
          : new UsageException("%s: it cannot be read (%s)".formatted(log.name, e), e);
    }
  }

  private void read(InputStream input) throws IOException {
    BufferedInputStream lines = new BufferedInputStream(Compression.undone(input));
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = lines.read(); next >= 0; next = lines.read()) {
      UsageException.refuse(
          ++bytes > LARGEST_LOG, name + ": it is larger than 4 GB; give a part of it");
      if (next == '\n') {
        take(line);
        line.reset();
      } else if (line.size() <= LONGEST_LINE) {
        line.write(next);
      }
    }
    take(line);
    UsageException.refuse(
        objects == 0,
        name
            + ": no line of it holds a JSON object. Give the log of the functions as CloudWatch"
            + " exports it, or as aws logs tail or filter-log-events prints it");
  }

  private void take(ByteArrayOutputStream line) {
    if (line.size() > LONGEST_LINE) {
      return;
    }
    String text = message(line.toString(StandardCharsets.UTF_8).strip());
    int begin = text.indexOf('{');
    if (begin < 0 || !text.endsWith("}")) {
      return;
    }
    objects++;
    if (wanted.test(text)) {
      parse(text.substring(begin));
    }
  }

  /** The line that the AWS CLI wraps up; any other stays as it is. */
  private String message(String line) {
    Matcher matcher = MESSAGE.matcher(line);
    if (!matcher.matches()) {
      return line;
    }
    try {
      return mapper.readValue(matcher.group(1), String.class).strip();
    } catch (JsonProcessingException e) {
      return line;
    }
  }

  /** What only looks like an object, such as a line of somebody else's, is passed over too. */
  private void parse(String json) {
    JsonNode object;
    try {
      object = mapper.readTree(json);
    } catch (JsonProcessingException e) {
      objects--;
      return;
    }
    taker.accept(object);
  }
}
