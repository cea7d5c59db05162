package io.github.cloudmapreactor.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/**
 * The digests by which SQS clients verify what they sent and received.
 *
 * <p>How attributes are put in a row: <a
 * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html">message
 * metadata</a>.
 */
final class Md5 {
  private static final byte TEXT = 1;
  private static final byte BINARY = 2;

  private Md5() {}

  static String of(String body) {
    return hex(body.getBytes(UTF_8));
  }

  static String of(SortedMap<String, MessageAttribute> attributes) {
    var row = new ByteArrayOutputStream();
    attributes.forEach(
        (name, attribute) -> {
          put(row, name.getBytes(UTF_8));
          put(row, attribute.dataType().getBytes(UTF_8));
          row.write(attribute.isBinary() ? BINARY : TEXT);
          put(row, attribute.bytes());
        });
    return hex(row.toByteArray());
  }

  private static void put(ByteArrayOutputStream row, byte[] part) {
    row.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    row.writeBytes(part);
  }

  private static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has MD5", e);
    }
  }
}
