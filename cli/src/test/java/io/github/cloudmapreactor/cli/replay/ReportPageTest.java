package io.github.cloudmapreactor.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The replay's page as a file; {@link ReportIT} looks at it in a browser. */
final class ReportPageTest {

  private static final String SCENARIO = Cli.scenario("spot-interruption");

  private final ObjectMapper mapper = new ObjectMapper();
  private final Path page;
  private final Path folder;

  ReportPageTest(@TempDir Path folder) {
    this.folder = folder;
    this.page = folder.resolve("report.html");
  }

  private static String between(String text, String begin, String end) {
    Matcher found =
        Pattern.compile(Pattern.quote(begin) + "(.*?)" + Pattern.quote(end), Pattern.DOTALL)
            .matcher(text);
    assertThat(found.find()).as(begin).isTrue();
    return found.group(1);
  }

  @Test
  void holdsTheDocumentThatJsonPrints() throws IOException {
    Ran ran = Cli.PLAIN.run("replay", "--json", "--report", page.toString(), SCENARIO);

    assertThat(ran.exitCode()).isZero();
    JsonNode inPage = mapper.readTree(between(Files.readString(page), "id=\"data\">", "</script>"));
    assertThat(inPage).isEqualTo(mapper.readTree(ran.out()));
  }

  @Test
  void allowsItsOwnStyleAndScriptAlone() throws Exception {
    assertThat(Cli.PLAIN.run("replay", "--report", page.toString(), SCENARIO).exitCode()).isZero();
    String html = Files.readString(page);
    String policy = between(html, "Content-Security-Policy\" content=\"", "\">");

    assertThat(policy.split("; "))
        .containsExactly(
            "default-src 'none'",
            "style-src '%s'".formatted(hash(between(html, "<style>", "</style>"))),
            "script-src '%s'".formatted(hash(between(html, "<script>", "</script>"))),
            "base-uri 'none'",
            "form-action 'none'");
    assertThat(html).doesNotContain("http:", "https:", "{{");
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  @Test
  void noTextEndsTheElementThatItStandsIn() throws IOException {
    String evil = "</script><!-- & \u2028";
    ReportBed.everywhere(page, evil);

    String html = Files.readString(page);
    String data = between(html, "id=\"data\">", "</script>");
    assertThat(data).doesNotContain("<", ">", "&", "\u2028");
    assertThat(mapper.readTree(data).findValuesAsText("about")).containsExactly(evil);
  }

  @Test
  void aReplayThatCannotBeMeantLeavesAnOlderPageAlone() throws IOException {
    Files.writeString(page, "older");

    Ran ran = Cli.PLAIN.withInput("{").run("replay", "--report", page.toString(), SCENARIO, "-");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("not JSON");
    assertThat(page).hasContent("older");
    assertThat(folder.toFile().list()).containsExactly("report.html");
  }
}
