package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What SECURITY.md claims has a test, and each test that it names is there. */
final class SecurityTest {

  private static final Path HOME = Path.of("..");
  private static final Pattern TEST = Pattern.compile("\\[(\\w+)]\\(([^)]+\\.java)\\)");

  private static List<String> lines = List.of();

  @BeforeAll
  static void read() throws IOException {
    lines = Files.readAllLines(HOME.resolve("SECURITY.md"));
  }

  private static List<MatchResult> tests(String text) {
    return TEST.matcher(text).results().toList();
  }

  @Test
  void everyLineOfTheThreatModelNamesItsTests() {
    List<String> threats =
        lines.stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| who |"))
            .toList();
    assertThat(threats).hasSizeGreaterThan(10);
    for (String threat : threats) {
      String[] cells = threat.split(" \\| ", -1);
      assertThat(cells).as(threat).hasSize(4);
      assertThat(tests(cells[3])).as(threat).isNotEmpty();
    }
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    for (MatchResult test : tests(String.join("\n", lines))) {
      Path file = HOME.resolve(test.group(2));
      assertThat(file).isRegularFile().hasFileName(test.group(1) + ".java");
      assertThat(Files.readString(file)).containsPattern("@(Parameterized)?(Test|ArchTest)");
    }
  }
}
