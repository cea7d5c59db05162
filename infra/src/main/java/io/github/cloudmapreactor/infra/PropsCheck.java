package io.github.cloudmapreactor.infra;

import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.rules.EventPatterns;
import io.github.cloudmapreactor.rules.EventPatterns.HealthSource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Token;

/** Finds every prop that cannot be meant, before AWS finds the first one in mid-deployment. */
final class PropsCheck {

  static final String SERVICE =
      "srv-[a-z0-9]+|arn:[a-z0-9-]+:servicediscovery:[a-z0-9-]+:\\d{12}:service/srv-[a-z0-9]+";
  static final String NAMESPACE =
      "ns-[a-z0-9]+|arn:[a-z0-9-]+:servicediscovery:[a-z0-9-]+:\\d{12}:namespace/ns-[a-z0-9]+";

  /** Lambda's 4 KB, less the queues' URLs. */
  private static final int LARGEST_ENVIRONMENT = 3_500;

  private final CloudMapReactorProps props;

  PropsCheck(CloudMapReactorProps props) {
    this.props = props;
  }

  List<String> faults() {
    List<String> faults = new ArrayList<>(props.settings.faults());
    if (faults.isEmpty()) {
      environment(faults);
      replacements(faults);
      pace(faults);
      new EventPatterns(props.settings.policy(), HealthSource.EVENTS)
          .fault()
          .ifPresent(faults::add);
    }
    // Lambda's own bounds; below 256 MB a cold start takes longer than the function may run.
    range(faults, "memorySize", props.memorySize, 256, 10_240);
    range(faults, "maximumConcurrency", props.maximumConcurrency, 2, 1_000);
    each(faults, "cloudMapServices", props.cloudMapServices, SERVICE, "ids (srv-…) or ARNs");
    each(faults, "namespaces", props.namespaces, NAMESPACE, "ids (ns-…) or ARNs");
    each(faults, "namespaceAccounts", props.namespaceAccounts, "\\d{12}", "ids of 12 digits");
    return faults;
  }

  /** Two passes at once would each stop a task of the same service. */
  private void replacements(List<String> faults) {
    boolean replaces = props.settings.policy().stranded() == Policy.Stranded.REPLACE;
    if (replaces && props.healthWatch && props.watchConcurrency.isEmpty()) {
      faults.add(
          "stranded is \"replace\" and watchConcurrency is none, but tasks are replaced one at a"
              + " time only where the watch runs one at a time: leave watchConcurrency at 1, or"
              + " stranded at report");
    }
  }

  /**
   * At two a second for each environment a batch of ten takes five of the 15 seconds that it has;
   * at less its lookups may leave too little, and some of it would come back undone.
   */
  private void pace(List<String> faults) {
    int most = props.settings.deregistrations() / 2;
    if (props.delivery == Delivery.QUEUE && props.maximumConcurrency > most) {
      faults.add(
          "maximumConcurrency is %d, but with deregistrations at %d more than %d batches at once would only wait for each other, and some of each would come back undone: lower it, or raise deregistrations if your quota was raised"
              .formatted(props.maximumConcurrency, props.settings.deregistrations(), most));
    }
  }

  private void environment(List<String> faults) {
    int size =
        props.settings.environment().entrySet().stream()
            .mapToInt(variable -> variable.getKey().length() + variable.getValue().length())
            .sum();
    if (size > LARGEST_ENVIRONMENT) {
      faults.add(
          "the settings take %d characters, but Lambda takes at most %d; name fewer clusters and services, or several at once with *"
              .formatted(size, LARGEST_ENVIRONMENT));
    }
  }

  private static void range(List<String> faults, String name, int value, int least, int most) {
    if (value < least || value > most) {
      faults.add("%s is %d, but must be from %d to %d".formatted(name, value, least, most));
    }
  }

  /** What another construct only knows when it is deployed cannot be judged here. */
  private static void each(
      List<String> faults, String name, List<String> values, String form, String allowed) {
    for (String value : values) {
      if (!Token.isUnresolved(value) && !value.matches(form)) {
        faults.add("%s has \"%s\", but must be a list of %s".formatted(name, value, allowed));
      }
    }
  }
}
