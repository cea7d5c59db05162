package io.github.cloudmapreactor.bench.telemetry;

import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Decision;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The report that every variant tells: a task that stopped and left its one Cloud Map service. */
public final class Sample {

  public static final String FUNCTION = "reactor";
  public static final String REQUEST_ID = "8f5a1e0c-2a53-4d8e-9b5b-5d1b0f3c7a11";
  public static final String EVENT_ID = "9bcdac79-b31f-4d3d-9410-fbd727c29fab";

  private static final Instant STOPPED_AT = Instant.parse("2026-09-14T09:00:00Z");

  private Sample() {}

  /** The report, made anew. */
  public static Report report() {
    Outcome outcome = new Outcome.Deregistered("gv4g5meo7ndmkqjrhpn39wk42xmpl");
    return new Report(
        stoppingTask(),
        Optional.empty(),
        new Decision.Deregister(Decision.Reason.STOPPING),
        outcome,
        List.of(
            new Report.Registration(
                CloudMapService.of(
                        "arn:aws:servicediscovery:eu-west-1:210987654321:service/srv-orders")
                    .orElseThrow(),
                outcome,
                new Report.Undo(Map.of(), ""))),
        List.of("DescribeServices", "DeregisterInstance", "GetOperation"),
        Optional.of(Duration.ofMillis(400)));
  }

  private static TaskState stoppingTask() {
    return new TaskState(
        TaskRef.of(
                "arn:aws:ecs:eu-west-1:210987654321:task/prod/1dc5c17a422b4dc7b493371970c6c4d6",
                "prod")
            .orElseThrow(),
        TaskState.Source.EVENT,
        6,
        new TaskState.Statuses("DEACTIVATING", "STOPPED", null),
        new TaskState.Times(STOPPED_AT, null, null),
        new TaskState.Owner("service:orders", "ecs-svc/4512345678901234567"),
        "UserInitiated");
  }
}
