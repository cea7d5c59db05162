package io.github.cloudmapreactor.cli.terminal;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cloudmapreactor.core.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Fits text into lines. */
public final class Text {

  /** Where a long word may be broken: behind one of these. */
  private static final String BREAKS = "/,-_:";

  private Text() {}

  /**
   * Breaks a text into lines of at most {@code width} characters, between words where that can be.
   * What could move a terminal's cursor is replaced: events come from outside.
   */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : PlainText.of(text).split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
      while (line.length() > width) {
        int cut = breakBefore(line, width);
        lines.add(line.substring(0, cut));
        line.delete(0, cut);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private static int breakBefore(CharSequence line, int width) {
    for (int cut = width; cut > width / 2; cut--) {
      if (BREAKS.indexOf(line.charAt(cut - 1)) >= 0) {
        return cut;
      }
    }
    return width;
  }

  /** The first characters of a text that came from outside; one that is longer ends with an … . */
  public static String cut(String text, int longest) {
    return text.length() <= longest ? text : PlainText.cut(text, longest - 1) + "…";
  }

  /** The first eight characters, by which a person tells tasks apart. */
  public static String shortId(String id) {
    return id.length() <= 8 ? id : id.substring(0, 8);
  }

  /** The same registry, each instance by its {@link #shortId}. */
  public static SortedMap<String, SortedSet<String>> withShortIds(
      SortedMap<String, SortedSet<String>> registry) {
    SortedMap<String, SortedSet<String>> shortened = new TreeMap<>();
    registry.forEach(
        (service, ids) ->
            shortened.put(
                service, ids.stream().map(Text::shortId).collect(toCollection(TreeSet::new))));
    return shortened;
  }

  /** A number and what it counts: {@code 1 event}, {@code 2 events}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Such as {@code 345 ms}, {@code 12 s}. */
  public static String time(long millis) {
    return millis < 10_000 ? millis + " ms" : millis / 1_000 + " s";
  }

  /** Such as {@code +0.4s}, {@code +41m02s}, {@code +17:34:29}, {@code +7d03h41m}. */
  public static String sinceStart(Duration sinceStart) {
    long seconds = sinceStart.toSeconds();
    if (sinceStart.toMillis() < 99_950) {
      return String.format(Locale.ROOT, "+%.1fs", sinceStart.toMillis() / 1_000.0);
    }
    if (seconds < 3_600) {
      return "+%dm%02ds".formatted(seconds / 60, seconds % 60);
    }
    long hours = seconds / 3_600;
    return hours < 100
        ? "+%d:%02d:%02d".formatted(hours, seconds / 60 % 60, seconds % 60)
        : "+%dd%02dh%02dm".formatted(hours / 24, hours % 24, seconds / 60 % 60);
  }

  /** What Jackson complains of, without its own way to say where. */
  public static String complaint(JsonProcessingException e) {
    return String.valueOf(e.getOriginalMessage()).replaceFirst(" \\(start marker at .*", "");
  }
}
