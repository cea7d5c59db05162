package io.github.cloudmapreactor.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.cloudmapreactor.app.Deadline;
import io.github.cloudmapreactor.app.Probe;
import io.github.cloudmapreactor.app.Probe.Findings;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Policy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Answers a probe, with which an operator asks a function whether it could do its work. Only a
 * direct invocation is one: what comes through a queue or from a rule never is.
 */
final class Probing {

  /**
   * What a probe takes at most. The watch runs one at a time, and its timeout is minutes: a probe
   * that used them all would keep passes from beginning all that while. An operator's question may
   * cost two of the usual passes.
   */
  static final Duration LONGEST = Duration.ofSeconds(20);

  private final Probe probe;
  private final Consumer<Deadline> calls;
  private final Policy policy;
  private final Telemetry telemetry;

  /**
   * Answers with what {@code probe} finds.
   *
   * @param calls is told by when the probe's calls must have ended
   */
  Probing(Probe probe, Consumer<Deadline> calls, Policy policy, Telemetry telemetry) {
    this.probe = probe;
    this.calls = calls;
    this.policy = policy;
    this.telemetry = telemetry;
  }

  /**
   * Makes the probe's calls and answers what came of them.
   *
   * @throws InvalidEventException where it is no whole probe
   */
  void answer(byte[] input, OutputStream output, Context context, Telemetry.Origin origin)
      throws IOException {
    Arn home =
        Invocation.home(context)
            .orElseThrow(() -> new IllegalStateException("the function's own ARN is not known"));
    List<CloudMapService> named = ProbeRequest.read(input, home);
    Deadline deadline = Invocation.deadline(context).within(LONGEST);
    calls.accept(deadline);
    Findings findings = probe.run(named, home, deadline);
    ProbeTelemetry said = new ProbeTelemetry(context.getFunctionVersion(), policy, findings);
    telemetry.log(said, origin);
    output.write(telemetry.answer(said).getBytes(StandardCharsets.UTF_8));
  }
}
