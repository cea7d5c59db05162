package io.github.cloudmapreactor.supplychain;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * GitHub's advisories on Maven artifacts, as of the version of the artifact that brings them: they
 * are looked up without a network. What is newer the workflow {@code advisories} looks for.
 *
 * @see <a href="https://github.com/advisories?query=ecosystem%3Amaven">GitHub Advisory Database</a>
 */
final class Advisories {

  private static final int COLUMNS = 8;

  private Advisories() {}

  static List<Advisory> read() throws IOException {
    try (InputStream file =
            Objects.requireNonNull(Advisories.class.getResourceAsStream("/advisories-maven.csv"));
        MappingIterator<String[]> rows =
            new CsvMapper()
                .readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValues(file)) {
      List<Advisory> advisories = new ArrayList<>();
      while (rows.hasNext()) {
        advisories.add(advisory(rows.next()));
      }
      return advisories;
    }
  }

  /** Id, date, summary, artifact, two versions, severity, weaknesses. */
  private static Advisory advisory(String[] row) {
    if (row.length != COLUMNS) {
      throw new IllegalStateException("an advisory in another format: " + String.join(",", row));
    }
    return new Advisory(row[0], row[1], row[3], row[4], row[5]);
  }
}
