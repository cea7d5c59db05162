package io.github.cloudmapreactor.cli.doctor;

import io.github.cloudmapreactor.cli.doctor.CheckResult.Mark;
import io.github.cloudmapreactor.cli.terminal.Terminal;
import io.github.cloudmapreactor.cli.usage.ExitCode;
import io.github.cloudmapreactor.local.Deployment;
import java.util.Map;
import java.util.Optional;

/** Examines an installation on a stand-in in which two things are wrong. */
final class DoctorDemo {

  /** The mapping, and the right of either function. */
  private static final int BROKEN = 3;

  private final Terminal terminal;

  DoctorDemo(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Shows it; the exit code says whether it was found as it is. */
  int run() {
    try (DemoInstallation installation = new DemoInstallation(Map.of())) {
      installation
          .standIn
          .deployment()
          .put(
              new Deployment.Mapping(
                  DemoInstallation.EVENTS_MAPPING,
                  DemoInstallation.EVENTS,
                  DemoInstallation.EVENTS_QUEUE,
                  "Disabled"));
      installation
          .standIn
          .faults()
          .on("DeregisterInstance")
          .where("ServiceId", "srv-basket")
          .accessDenied();
      Examined examined =
          new DoctorPlan(Optional.of(installation.standIn.endpoint()), "CloudMapReactor", "default")
              .examine(Map.of(), new DoctorText(terminal));
      return ExitCode.of(examined.count(Mark.BROKEN) == BROKEN);
    }
  }
}
