package io.github.cloudmapreactor.cli.terminal;

import io.github.cloudmapreactor.cli.terminal.Grid.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Shows what is left in Cloud Map, beside what should be. */
public final class RegistryTable {

  /** How many instances are listed before the rest is only counted. */
  private static final int LISTED = 12;

  private final Grid beside;

  public RegistryTable(int width, boolean colour) {
    this.beside = Grid.comparison(width, colour);
  }

  /**
   * A line a Cloud Map service, or more; none where there is none.
   *
   * @param left the instances in each Cloud Map service
   * @param expected those that should be in there, where that is compared
   */
  public List<String> rows(
      Map<String, SortedSet<String>> left, Optional<Map<String, List<String>>> expected) {
    boolean compared = expected.isPresent();
    Map<String, List<String>> should = expected.orElse(Map.of());
    Set<String> services = new TreeSet<>(left.keySet());
    services.addAll(should.keySet());
    if (services.isEmpty()) {
      return List.of();
    }
    List<String> lines =
        new ArrayList<>(
            beside.row(
                Cell.of(""),
                new Cell("CLOUD MAP SERVICE", Tone.FAINT),
                new Cell("LEFT IN CLOUD MAP", Tone.FAINT),
                new Cell(compared ? "SHOULD BE LEFT" : "", Tone.FAINT)));
    for (String service : services) {
      SortedSet<String> found = left.getOrDefault(service, new TreeSet<>());
      SortedSet<String> wanted = new TreeSet<>(should.getOrDefault(service, List.of()));
      boolean stated = left.containsKey(service) && should.containsKey(service);
      boolean same = stated && wanted.equals(found);
      lines.addAll(
          beside.row(
              !compared ? Cell.of("") : same ? new Cell("✓", Tone.GOOD) : new Cell("✗", Tone.BAD),
              Cell.of(service),
              Cell.of(instances(found)),
              Cell.of(compared ? instances(wanted) : "")));
    }
    return lines;
  }

  private static String instances(Collection<String> ids) {
    if (ids.isEmpty()) {
      return "(none)";
    }
    String listed = ids.stream().limit(LISTED).map(Text::shortId).collect(Collectors.joining(" "));
    return ids.size() <= LISTED ? listed : "%s and %d more".formatted(listed, ids.size() - LISTED);
  }
}
