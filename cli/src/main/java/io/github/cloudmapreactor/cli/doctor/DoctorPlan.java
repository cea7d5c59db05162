package io.github.cloudmapreactor.cli.doctor;

import io.github.cloudmapreactor.cli.aws.Destination;
import io.github.cloudmapreactor.cli.installation.DnsRights;
import io.github.cloudmapreactor.cli.installation.FunctionCall;
import io.github.cloudmapreactor.cli.installation.Installation;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be examined.
 *
 * @param endpoint where the calls go; to AWS where there is none
 * @param bus the event bus that the rules are on
 */
record DoctorPlan(Optional<URI> endpoint, String stack, String bus) {

  /** Refuses what cannot be meant. */
  DoctorPlan {
    endpoint.ifPresent(Destination::requireStandIn);
  }

  /** Examines it; how that ended. */
  Examined examine(Map<String, String> process, DoctorView view) {
    if (endpoint.isEmpty()) {
      Destination.region();
      Destination.requireCredentials();
    }
    return Destination.sdk(endpoint, process)
        .during(
            () -> {
              try (Installation installation = new Installation();
                  FunctionCall calls = new FunctionCall();
                  DnsRights dns = new DnsRights()) {
                view.begin(Destination.name(endpoint, process), stack);
                Examined examined = new Doctor(installation, calls, dns, view).examine(stack, bus);
                view.end(examined);
                return examined;
              }
            });
  }
}
