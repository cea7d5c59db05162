package io.github.cloudmapreactor.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.cloudmapreactor.app.Probe;
import io.github.cloudmapreactor.app.Probe.Findings;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.Policy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Answers a probe, with which an operator asks a function whether it could do its work. Only a
 * direct invocation is one: what comes through a queue or from a rule never is.
 */
final class Probing {

  private final Probe probe;
  private final Policy policy;
  private final Telemetry telemetry;

  Probing(Probe probe, Policy policy, Telemetry telemetry) {
    this.probe = probe;
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
    Findings findings =
        probe.run(ProbeRequest.read(input, home), home, Invocation.deadline(context));
    ProbeTelemetry said = new ProbeTelemetry(context.getFunctionVersion(), policy, findings);
    telemetry.log(said, origin);
    output.write(telemetry.answer(said).getBytes(StandardCharsets.UTF_8));
  }
}
