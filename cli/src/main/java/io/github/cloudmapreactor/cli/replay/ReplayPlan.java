package io.github.cloudmapreactor.cli.replay;

import io.github.cloudmapreactor.cli.aws.Destination;
import io.github.cloudmapreactor.cli.function.FunctionSettings;
import io.github.cloudmapreactor.cli.input.SeedFile;
import io.github.cloudmapreactor.cli.replay.RemoteWorld.Target;
import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.local.ManualClock;
import io.github.cloudmapreactor.local.Seed;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a replay was asked to do, and what follows from that.
 *
 * @param inputs files, folders, {@code -}; none for all of test-events
 * @param seed what to fill the stand-in with
 * @param observe whether nothing may be changed
 * @param enforce whether AWS may be changed
 * @param endpoint where the calls go instead of the built-in stand-in
 * @param aws whether they go to AWS
 */
record ReplayPlan(
    List<String> inputs,
    Optional<Path> seed,
    boolean observe,
    boolean enforce,
    Optional<URI> endpoint,
    boolean aws) {

  /** Refuses what cannot be meant. */
  ReplayPlan {
    UsageException.refuse(
        observe && enforce, "--observe and --enforce contradict each other; leave one of them out");
    UsageException.refuse(
        enforce && !aws,
        "--enforce goes with --aws only; the built-in stand-in and --endpoint enforce anyway");
    UsageException.refuse(
        seed.isPresent() && (aws || endpoint.isPresent()),
        "--seed fills the built-in stand-in; leave it out with --aws and --endpoint");
    endpoint.ifPresent(Destination::requireStandIn);
  }

  /**
   * What is replayed.
   *
   * @param process the process's environment variables
   * @throws UsageException if something is not there or cannot be read
   */
  List<Scenario> scenarios(Path home, Map<String, String> process) {
    Optional<Seed> read = seed.map(SeedFile::read);
    return ScenarioFinder.find(inputs, home).stream()
        .map(scenario -> read.map(each -> seeded(scenario, each)).orElse(scenario))
        .map(scenario -> adapted(scenario, process))
        .toList();
  }

  private Scenario seeded(Scenario scenario, Seed with) {
    UsageException.refuse(
        scenario.isCompared(),
        "--seed goes with files and -; %s has its expectations from a seed of its own"
            .formatted(scenario.name()));
    return scenario.seededWith(with, "stand-in seeded from " + seed.orElseThrow());
  }

  private Scenario adapted(Scenario scenario, Map<String, String> process) {
    if (aws || endpoint.isPresent()) {
      String aims = process.getOrDefault("AWS_ENDPOINT_URL", "AWS");
      return scenario
          .withoutNotes()
          .notCompared(
              "calls go to %s, mode %s; nothing is compared"
                  .formatted(
                      endpoint.map(URI::toString).orElse(aims),
                      settings(process).getOrDefault(Setting.MODE.variable(), "enforce")));
    }
    Scenario told =
        scenario.seed().isPresent()
            ? scenario
            : scenario.noting(
                "stand-in seeded from the events: each service registers in one Cloud Map service,"
                    + " each task is an instance there");
    return observe ? observing(told) : told;
  }

  /** Whether nothing may be changed; AWS may not, unless it was said that it may. */
  private boolean observes() {
    return observe || (aws && !enforce);
  }

  private Map<String, String> settings(Map<String, String> process) {
    return FunctionSettings.of(process, observes(), enforce);
  }

  private static Scenario observing(Scenario scenario) {
    Map<String, String> settings = new HashMap<>(scenario.environment());
    settings.put(Setting.MODE.variable(), "observe");
    return scenario.under(settings).notCompared("observing: nothing is changed or compared");
  }

  /** The worlds in which scenarios are replayed. */
  ScenarioRunner.Worlds worlds(Map<String, String> process) {
    if (!aws && endpoint.isEmpty()) {
      return ReplayPlan::builtIn;
    }
    Target target =
        new Target(
            endpoint,
            aws ? Optional.of(Destination.region()) : Optional.empty(),
            settings(process),
            endpoint.isPresent() && !process.containsKey("AWS_ACCESS_KEY_ID"));
    return scenario -> new RemoteWorld(target);
  }

  /** A world of its own for a scenario, whose clock begins with the first event that tells one. */
  static World builtIn(Scenario scenario) {
    ManualClock clock = new ManualClock(World.UNTOLD);
    Map<String, String> settings = scenario.environment();
    return scenario
        .seed()
        .<World>map(seed -> StandInWorld.of(seed, settings, clock))
        .orElseGet(() -> new EventWorlds(settings, clock));
  }
}
