package io.github.cloudmapreactor.cli.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what came of a scenario with what should have come of it, field by field. */
final class Comparison {

  private static final String NOTHING = "(nothing)";

  private final List<Difference> differences = new ArrayList<>();
  private final String file;

  private Comparison(String file) {
    this.file = file;
  }

  /** Where an event ended differently. */
  static List<Difference> ofEvent(Expected.Event expected, EventReport found) {
    Comparison comparison = new Comparison(expected.file());
    EventReport.Verdict verdict = found.verdict();
    comparison.compare("decision", expected.decision(), verdict.decision());
    comparison.compare("reason", expected.reason(), verdict.reason());
    comparison.compare(
        "calls", String.join(", ", expected.calls()), String.join(", ", found.calls()));
    comparison.compare("outcome", expected.outcome(), verdict.outcome());
    comparison.compare("hold", expected.hold(), verdict.hold());
    comparison.compareAll("services", expected.services(), verdict.services());
    return List.copyOf(comparison.differences);
  }

  /** Where other instances are left than should be; their order does not matter. */
  static List<Difference> ofRegistry(
      Map<String, List<String>> expected, SortedMap<String, SortedSet<String>> found) {
    Comparison comparison = new Comparison(Expected.FILE);
    comparison.compareAll("registry", inOrder(expected), inOrder(found));
    return List.copyOf(comparison.differences);
  }

  private void compareAll(String field, Map<String, String> expected, Map<String, String> found) {
    SortedSet<String> names = new TreeSet<>(expected.keySet());
    names.addAll(found.keySet());
    for (String name : names) {
      // Not there and there without anything is not the same.
      compare(
          field + "." + name,
          expected.getOrDefault(name, "(not stated)"),
          found.getOrDefault(name, "(not there)"));
    }
  }

  private void compare(String field, String expected, String found) {
    if (!expected.equals(found)) {
      differences.add(new Difference(file, field, orNothing(expected), orNothing(found)));
    }
  }

  private static Map<String, String> inOrder(Map<String, ? extends Collection<String>> instances) {
    Map<String, String> texts = new TreeMap<>();
    instances.forEach((service, ids) -> texts.put(service, String.join(", ", new TreeSet<>(ids))));
    return texts;
  }

  private static String orNothing(String text) {
    return text.isEmpty() ? NOTHING : text;
  }
}
