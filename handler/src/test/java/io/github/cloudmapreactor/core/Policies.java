package io.github.cloudmapreactor.core;

import io.github.cloudmapreactor.core.Policy.KeepAtLeast;
import io.github.cloudmapreactor.core.Policy.Mode;
import io.github.cloudmapreactor.core.Policy.OptOutTag;
import io.github.cloudmapreactor.core.Policy.Scope;
import io.github.cloudmapreactor.core.Policy.StartingTasks;
import io.github.cloudmapreactor.core.Policy.Stranded;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Policies for tests: the defaults, and what a test says is different. */
public final class Policies {

  public static final Duration STALENESS = Duration.ofSeconds(30);

  public static final Policy DEFAULT =
      policy(Mode.ENFORCE, scope("*", "*"), StartingTasks.KEEP, new KeepAtLeast.Percent(50));

  private Policies() {}

  public static Policy policy(
      Mode mode, Scope scope, StartingTasks starting, KeepAtLeast keepAtLeast) {
    return new Policy(
        mode,
        scope,
        new OptOutTag("cloud-map-reactor", "ignore"),
        starting,
        keepAtLeast,
        STALENESS,
        Stranded.REPORT);
  }

  public static Policy mode(Mode mode) {
    return policy(mode, DEFAULT.scope(), DEFAULT.startingTasks(), DEFAULT.keepAtLeast());
  }

  public static Policy starting(StartingTasks starting) {
    return policy(DEFAULT.mode(), DEFAULT.scope(), starting, DEFAULT.keepAtLeast());
  }

  public static Policy keepAtLeast(KeepAtLeast keepAtLeast) {
    return policy(DEFAULT.mode(), DEFAULT.scope(), DEFAULT.startingTasks(), keepAtLeast);
  }

  public static Policy replacing(Mode mode) {
    return new Policy(
        mode,
        DEFAULT.scope(),
        DEFAULT.optOutTag(),
        DEFAULT.startingTasks(),
        DEFAULT.keepAtLeast(),
        STALENESS,
        Stranded.REPLACE);
  }

  public static Policy scoped(Scope scope) {
    return policy(DEFAULT.mode(), scope, DEFAULT.startingTasks(), DEFAULT.keepAtLeast());
  }

  public static Scope scope(String clusters, String services) {
    return new Scope(patterns(clusters), patterns(services));
  }

  private static List<NamePattern> patterns(String texts) {
    return Arrays.stream(texts.split(",")).map(NamePattern::new).toList();
  }
}
