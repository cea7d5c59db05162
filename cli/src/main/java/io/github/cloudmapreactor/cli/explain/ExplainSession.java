package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.app.Pause;
import io.github.cloudmapreactor.app.SlidingWindow;
import io.github.cloudmapreactor.aws.AwsClients;
import io.github.cloudmapreactor.aws.CallJournal;
import io.github.cloudmapreactor.aws.CallPace;
import io.github.cloudmapreactor.aws.CallTime;
import io.github.cloudmapreactor.cli.aws.AwsFailedException;
import io.github.cloudmapreactor.cli.aws.Destination;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.usage.ExitCode;
import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.PlainText;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.lambda.InvalidSettingsException;
import io.github.cloudmapreactor.lambda.Settings;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks, once, and shows what it found. It only reads. */
final class ExplainSession {

  private final Terminal terminal;
  private final SettingsSource source;
  private final ExplainView view;
  private final InstantSource clock;
  private final Pause pause;

  ExplainSession(
      Terminal terminal,
      SettingsSource source,
      ExplainView view,
      InstantSource clock,
      Pause pause) {
    this.terminal = terminal;
    this.source = source;
    this.view = view;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Explains; the exit code says whether something is to be done, or is not known.
   *
   * @throws UsageException if nothing can be said
   */
  int run(ExplainPlan plan) {
    Optional<Timeline> timeline =
        plan.logs().isEmpty()
            ? Optional.empty()
            : Optional.of(Timeline.of(plan.subject(), plan.logs(), terminal.in()));
    if (plan.endpoint().isEmpty()) {
      Destination.requireCredentials();
      requireRegion(plan.subject());
    }
    Explained explained =
        Destination.sdk(plan.endpoint(), terminal.environment())
            .during(() -> look(plan, made(), timeline));
    view.show(explained);
    return exitCode(explained);
  }

  private static int exitCode(Explained explained) {
    if (explained.explanation().isToDo()) {
      return ExitCode.BAD;
    }
    return explained.explanation().isKnown() ? ExitCode.GOOD : ExitCode.USAGE;
  }

  private Map<String, String> made() {
    try {
      return source.settings();
    } catch (AwsFailedException e) {
      throw new UsageException(PlainText.of(e.problem().sentence(e.problem().advice())), e);
    }
  }

  private static Settings settings(Map<String, String> made) {
    try {
      return Settings.from(made);
    } catch (InvalidSettingsException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  /** In another region there is another task of that cluster's name, or none. */
  private static void requireRegion(Subject subject) {
    String region = Destination.region();
    subject
        .cluster()
        .flatMap(Subject.Cluster::arn)
        .or(
            () ->
                subject instanceof Subject.CloudMap cloudMap
                    ? cloudMap.service().map(CloudMapService::arn)
                    : Optional.empty())
        .map(Arn::region)
        .filter(other -> !other.equals(region))
        .ifPresent(
            other -> {
              throw new UsageException(
                  "the ARN is of %s, and calls go to %s; set AWS_REGION=%s"
                      .formatted(other, region, other));
            });
  }

  private Explained look(ExplainPlan plan, Map<String, String> made, Optional<Timeline> timeline) {
    Settings settings = settings(made);
    CallJournal journal = new CallJournal();
    try (AwsClients clients = new AwsClients(new CallTime(), journal, pace(settings))) {
      Snapshot snapshot = new Snapshot(clients, clock);
      Finder finder = new Finder(snapshot);
      Advisor advisor =
          new Advisor(settings, timeline.map(Timeline::undo).orElse(List.of()), plan.reach());
      Found found = finder.find(plan.subject());
      Explanation explanation = new Explainer(snapshot, made, advisor, clock).explain(found);
      refuseIfNobodyAnswers(plan, snapshot);
      return new Explained(
          plan.title(),
          Destination.name(plan.endpoint(), terminal.environment()),
          source.name(),
          made,
          clock.instant(),
          explanation,
          LogQuery.of(named(plan.subject(), found), region(found), plan.groups(), plan.stack()),
          timeline,
          snapshot.gaps(),
          finder.notes(),
          journal.drain().size());
    }
  }

  /** As the watch keeps to them. */
  private CallPace pace(Settings settings) {
    int ecs = settings.watch().ecsCalls();
    return CallPace.ofServices(
        new SlidingWindow(ecs, pause, clock),
        new SlidingWindow(ecs, pause, clock),
        new SlidingWindow(settings.watch().cloudMapCalls(), pause, clock));
  }

  private static void refuseIfNobodyAnswers(ExplainPlan plan, Snapshot snapshot) {
    snapshot.gaps().stream()
        .filter(Gap::isOfAllCalls)
        .findFirst()
        .ifPresent(
            gap -> {
              throw new UsageException(
                  plan.endpoint().map(url -> url + ": ").orElse("") + gap.sentence());
            });
  }

  /** The subject with all that is known of it by now. */
  private static Subject named(Subject subject, Found found) {
    if (subject instanceof Subject.Service && found instanceof Found.OfService service) {
      ServiceRef ref = service.view().service();
      return new Subject.Service(
          Optional.of(new Subject.Cluster(ref.clusterName(), Optional.of(ref.cluster()))),
          ref.name());
    }
    return subject;
  }

  private static String region(Found found) {
    if (found instanceof Found.OfTask task) {
      TaskRef ref = task.lead().task();
      return ref.arn().region();
    }
    if (found instanceof Found.OfService service) {
      ServiceView view = service.view();
      return view.service().cluster().region();
    }
    return ((Found.OfCloudMap) found).service().arn().region();
  }
}
