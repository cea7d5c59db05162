package io.github.cloudmapreactor.infra.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cloudmapreactor.infra.Synth;
import io.github.cloudmapreactor.infra.replay.Handler;
import io.github.cloudmapreactor.infra.replay.Place;
import io.github.cloudmapreactor.infra.replay.SmallWorld;
import io.github.cloudmapreactor.infra.replay.SmallWorld.FirstTask;
import io.github.cloudmapreactor.infra.replay.Template;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Some hours of the default stack: all is well, then every {@link Trouble} comes and is mended. */
final class Story {

  /** The cluster whose tasks stop. */
  static final String PROD = "prod";

  /** The cluster whose tasks turn sick. */
  static final String SHOP = "shop";

  static final Template TEMPLATE = new Template(Synth.json(Map.of()), Place.ANY);

  static final Instant START = Instant.parse("2026-09-14T09:00:00Z");

  /** Two sweeps, for the first tells nothing of stranded tasks. */
  private static final int MINUTES_OF_PEACE = 12;

  private final CloudWatch cloudWatch;
  private final Map<Trouble, Chapter> chapters;
  private final Instant end;
  private final List<RuntimeException> thrown;

  /** When a trouble began, was mended, and was over. */
  record Chapter(Instant begun, Instant mended, Instant over) {}

  private Story(
      CloudWatch cloudWatch,
      Map<Trouble, Chapter> chapters,
      Instant end,
      List<RuntimeException> thrown) {
    this.cloudWatch = cloudWatch;
    this.chapters = chapters;
    this.end = end;
    this.thrown = thrown;
  }

  /** The story, which is played once, and only if it is asked for. */
  static Story played() {
    return Once.PLAYED;
  }

  private static final class Once {
    private static final Story PLAYED = play();
  }

  private static Story play() {
    SmallWorld world = SmallWorld.of(Place.ANY, FirstTask.HEALTHY, PROD, SHOP);
    try (LiveStack stack = new LiveStack(TEMPLATE, world, START)) {
      for (int i = 0; i < MINUTES_OF_PEACE; i++) {
        stack.minute();
      }
      Map<Trouble, Chapter> chapters = new EnumMap<>(Trouble.class);
      for (Trouble trouble : Trouble.values()) {
        chapters.put(trouble, play(trouble, stack));
      }
      return new Story(
          stack.cloudWatch(),
          chapters,
          stack.now(),
          Stream.of(Handler.values())
              .flatMap(handler -> stack.function(handler).thrown().stream())
              .toList());
    }
  }

  private static Chapter play(Trouble trouble, LiveStack stack) {
    Instant begun = stack.now();
    trouble.begin(stack);
    for (int minute = 0; minute < trouble.minutes(); minute++) {
      trouble.minute(stack, minute);
      stack.minute();
    }
    Instant mended = stack.now();
    trouble.mend(stack);
    for (int minute = 0; minute < trouble.minutesToRecover(); minute++) {
      stack.minute();
    }
    return new Chapter(begun, mended, stack.now());
  }

  /** The tasks of a cluster's service that Cloud Map lists. */
  static Set<String> listed(LiveStack stack, String cluster) {
    return stack.aws().registry().getOrDefault("srv-" + cluster, new TreeSet<>());
  }

  Chapter chapter(Trouble trouble) {
    return Optional.ofNullable(chapters.get(trouble)).orElseThrow();
  }

  /** When all of it is over. */
  Instant end() {
    return end;
  }

  CloudWatch cloudWatch() {
    return cloudWatch;
  }

  /** What both functions logged. */
  List<JsonNode> lines() {
    return cloudWatch.lines();
  }

  /** What both functions threw. */
  List<RuntimeException> thrown() {
    return thrown;
  }
}
