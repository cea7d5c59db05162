package io.github.cloudmapreactor.bench.simulation.figures;

import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.aws.Attempts;
import io.github.cloudmapreactor.bench.simulation.reactor.Pass;
import io.github.cloudmapreactor.bench.simulation.reactor.ReactorDeployment;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.Outcome;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The calls of one pass, beside what they were for.
 *
 * @param pass the pass
 * @param attempts how often each operation was called, retries and pages included
 */
public record PassCalls(Pass pass, Map<ApiOperation, Integer> attempts) {

  private static final int PAGE = 100;

  static PassCalls of(Pass pass, Attempts all) {
    Attempts own = all.by(ReactorDeployment.WATCH).between(pass.begun(), pass.ended());
    return new PassCalls(pass, own.byOperation());
  }

  /** How often an operation was called. */
  public int count(ApiOperation operation) {
    return attempts.getOrDefault(operation, 0);
  }

  /** How many calls it takes to list or to describe what the pass saw, of one cluster. */
  public int pages() {
    return Math.max(1, (pass.sight().tasks() + PAGE - 1) / PAGE);
  }

  /** How many Cloud Map services the pass looked at, each under its floor. */
  public int cloudMapServices() {
    Set<CloudMapService> services =
        pass.sight().reports().stream()
            .flatMap(report -> report.registrations().stream())
            .map(Report.Registration::service)
            .collect(Collectors.toSet());
    return services.size();
  }

  /** How many removals the pass asked for: what stops is not looked up before. */
  public int removals() {
    return Math.toIntExact(
        pass.sight().reports().stream()
            .flatMap(
                report -> report.registrations().stream().filter(each -> isAsked(report, each)))
            .count());
  }

  private static boolean isAsked(Report report, Report.Registration registration) {
    return registration.outcome() instanceof Outcome.Deregistered
        || registration.outcome() instanceof Outcome.Submitted
        || report.decision().reason() == Decision.Reason.STOPPING;
  }
}
