package io.github.cloudmapreactor.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cloudmapreactor.cli.usage.UsageException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A replay as one HTML page that needs nothing else: the document that {@code --json} prints, with
 * the style and the scripts that show it. It is written beside its place while the replay goes on,
 * and takes it when {@link #keep kept}: a replay that cannot be meant leaves an older page alone.
 */
final class ReportPage implements AutoCloseable {

  /** The script's parts, in the order in which they need each other. */
  private static final List<String> SCRIPTS =
      List.of(
          "model.js",
          "axis.js",
          "section.js",
          "row.js",
          "timeline.js",
          "details.js",
          "filters.js",
          "page.js");

  private static final String DATA = "{{data}}";

  private final Path target;
  private final Path unfinished;
  private final PrintStream out;
  private final String tail;
  private final ReplayJson data;

  private ReportPage(Path target, Path unfinished, PrintStream out) {
    this.target = target;
    this.unfinished = unfinished;
    this.out = out;
    String style = resource("report.css");
    String script = SCRIPTS.stream().map(ReportPage::resource).collect(Collectors.joining("\n"));
    String page =
        resource("report.html")
            .replace("{{policy}}", policy(style, script))
            .replace("{{style}}", style)
            .replace("{{script}}", script);
    int at = page.indexOf(DATA);
    this.tail = page.substring(at + DATA.length());
    out.print(page.substring(0, at));
    this.data = ReplayJson.insideHtml(out);
  }

  /**
   * Begins a page.
   *
   * @throws UsageException if no file can be written there
   */
  static ReportPage at(Path target) {
    UsageException.refuse(
        Files.exists(target) && !Files.isRegularFile(target),
        "--report %s: there is something that is no file; name another one".formatted(target));
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    try {
      return new ReportPage(
          target,
          unfinished,
          new PrintStream(
              new BufferedOutputStream(Files.newOutputStream(unfinished)), false, UTF_8));
    } catch (IOException e) {
      throw new UsageException(
          "--report %s: it cannot be written (%s); name a file in a folder that is there and yours"
              .formatted(target, e),
          e);
    }
  }

  /** What is shown to it stands in the page. */
  ReplayView view() {
    return data;
  }

  /**
   * Ends the page and puts it in its place.
   *
   * @throws UsageException if it could not be written to the end
   */
  void keep() {
    data.close();
    out.print(tail);
    out.close();
    UsageException.refuse(
        out.checkError(),
        "--report %s: it could not be written to the end; is there room?".formatted(target));
    try {
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UsageException("--report %s: it cannot be written (%s)".formatted(target, e), e);
    }
  }

  /** Takes away what was not kept. */
  @Override
  public void close() {
    out.close();
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw new UncheckedIOException("deleting " + unfinished, e);
    }
  }

  /**
   * Allows this style and this script, and nothing else: neither what a text could smuggle in nor
   * anything from elsewhere.
   *
   * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy</a>
   */
  private static String policy(String style, String script) {
    return "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
        .formatted(hash(style), hash(script));
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream file = ReportPage.class.getResourceAsStream("report/" + name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }
}
