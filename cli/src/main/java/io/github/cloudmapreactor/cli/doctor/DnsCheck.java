package io.github.cloudmapreactor.cli.doctor;

import io.github.cloudmapreactor.cli.installation.DeployedFunction;
import io.github.cloudmapreactor.cli.installation.DnsRights;
import io.github.cloudmapreactor.cli.terminal.Text;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Policy.Mode;
import java.util.ArrayList;
import java.util.List;

/** Looks whether instances have DNS records that the functions may not remove. */
final class DnsCheck {

  private static final String WHAT = "DNS namespaces";

  private final DnsRights rights;

  DnsCheck(DnsRights rights) {
    this.rights = rights;
  }

  /**
   * A line for all functions that may, or for each that may not.
   *
   * @param services the Cloud Map services in use, as far as they are known
   * @param mode the mode in force
   */
  List<CheckResult> of(ServicesInUse services, List<DeployedFunction> functions, Mode mode) {
    return services.qualify(WHAT, of(services.some(), functions, mode));
  }

  private List<CheckResult> of(
      List<String> serviceArns, List<DeployedFunction> functions, Mode mode) {
    String account = functions.get(0).arn().account();
    List<String> inDns =
        serviceArns.stream()
            .flatMap(arn -> CloudMapService.of(arn).stream())
            .filter(service -> rights.isNeededFor(service, account))
            .map(CloudMapService::id)
            .toList();
    if (inDns.isEmpty()) {
      return List.of(CheckResult.ok(WHAT, "no Cloud Map service in use has DNS records"));
    }
    String which =
        "%s with DNS records: %s"
            .formatted(
                Text.count(inDns.size(), "Cloud Map service"),
                Text.cut(String.join(", ", inDns), 100));
    if (mode == Mode.OBSERVE) {
      return List.of(CheckResult.ok(WHAT, which + "; nothing is removed from them, as meant"));
    }
    List<CheckResult> found = new ArrayList<>();
    for (DeployedFunction function : functions) {
      List<String> missing = rights.missing(function);
      if (!missing.isEmpty()) {
        found.add(
            CheckResult.broken(
                WHAT,
                "%s, and the %s may not %s: its removals there end in ACCESS_DENIED"
                    .formatted(which, Checks.name(function), String.join(", ", missing)),
                "Deploy with -c dnsNamespaces=true."));
      }
    }
    return found.isEmpty()
        ? List.of(CheckResult.ok(WHAT, which + "; the functions may remove them"))
        : found;
  }
}
