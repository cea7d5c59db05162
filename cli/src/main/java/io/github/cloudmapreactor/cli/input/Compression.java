package io.github.cloudmapreactor.cli.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Reads what is compressed with gzip like what is not, whatever it is called. */
final class Compression {

  private static final int BUFFER = 1 << 16;

  private Compression() {}

  /**
   * The bytes as they were before they were compressed.
   *
   * @throws IOException if they begin like gzip, and are not
   * @see <a href="https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1">gzip's first two bytes</a>
   */
  static InputStream undone(InputStream input) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(input, BUFFER);
    bytes.mark(2);
    boolean compressed = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    return compressed ? new GZIPInputStream(bytes, BUFFER) : bytes;
  }
}
