package io.github.cloudmapreactor.local;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Executor;

/**
 * Passes calls on to the stand-in, and puts the {@code Date} of each answer ahead, which the JDK's
 * server writes by itself and lets nobody else write.
 */
final class AheadDoor implements AutoCloseable {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);
  private static final String DATE = "date:";
  private static final String LENGTH = "content-length:";

  private final ServerSocket listening;
  private final InetSocketAddress behind;
  private final Duration ahead;

  private AheadDoor(ServerSocket listening, InetSocketAddress behind, Duration ahead) {
    this.listening = listening;
    this.behind = behind;
    this.ahead = ahead;
  }

  /** Opens a door on a free port, before the server at {@code behind}. */
  static AheadDoor open(InetSocketAddress behind, Duration ahead, Executor threads)
      throws IOException {
    InetAddress loopback = behind.getAddress();
    var door = new AheadDoor(new ServerSocket(0, 50, loopback), behind, ahead);
    threads.execute(() -> door.accept(threads));
    return door;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  private void accept(Executor threads) {
    while (!listening.isClosed()) {
      try {
        Socket caller = listening.accept();
        threads.execute(() -> serve(caller));
      } catch (IOException e) {
        // Closed: nobody comes any more.
        close();
      }
    }
  }

  /** Serves one connection until either side ends it, which ends the other one too. */
  private void serve(Socket caller) {
    try (caller;
        var server = new Socket(behind.getAddress(), behind.getPort())) {
      caller.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      var requests = new BufferedInputStream(caller.getInputStream());
      var answers = new BufferedInputStream(server.getInputStream());
      while (!listening.isClosed()) {
        pass(requests, server.getOutputStream(), false);
        pass(answers, caller.getOutputStream(), true);
      }
    } catch (EOFException | SocketException e) {
      // One side has ended the connection; that is how each of them ends.
      return;
    } catch (IOException e) {
      throw new IllegalStateException("Passing a call on failed", e);
    }
  }

  /** Passes one message on: its head line by line, then the body that the head announces. */
  private void pass(InputStream from, OutputStream to, boolean isAnswer) throws IOException {
    var message = new ByteArrayOutputStream();
    int length = 0;
    for (String line = line(from); !line.isEmpty(); line = line(from)) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith(LENGTH)) {
        length = Integer.parseInt(line.substring(LENGTH.length()).trim());
      }
      write(message, isAnswer && lower.startsWith(DATE) ? "Date: " + dateAhead() : line);
    }
    write(message, "");
    message.write(from.readNBytes(length));
    message.writeTo(to);
    to.flush();
  }

  private String dateAhead() {
    return HTTP_DATE.format(ZonedDateTime.now(ZoneOffset.UTC).plus(ahead));
  }

  private static String line(InputStream from) throws IOException {
    var line = new StringBuilder();
    for (int next = from.read(); next != '\n'; next = from.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private static void write(OutputStream to, String line) throws IOException {
    to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new IllegalStateException("Closing a door failed", e);
    }
  }
}
