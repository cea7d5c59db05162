package io.github.cloudmapreactor.cli.redrive;

import io.github.cloudmapreactor.cli.aws.Destination;
import io.github.cloudmapreactor.cli.function.FunctionSettings;
import io.github.cloudmapreactor.cli.redrive.RedriveHeading.Action;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.local.SdkProperties;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a redrive was asked to do, and what follows from that.
 *
 * @param endpoint where the calls go; to AWS where there is none
 * @param queues names or URLs; none for those of the stack
 * @param most how many letters of each queue
 */
record RedrivePlan(
    Optional<URI> endpoint, List<String> queues, String stack, Action action, int most) {

  /** An operator is not billed by the second, and wants to see the end. */
  private static final String LONGEST_CONFIRMATION = "10s";

  /** Refuses what cannot be meant. */
  RedrivePlan {
    endpoint.ifPresent(Destination::requireStandIn);
    queues = List.copyOf(queues);
  }

  /** What is redriven. */
  RedriveHeading heading(Map<String, String> process) {
    return new RedriveHeading(
        Destination.name(endpoint, process),
        queues.isEmpty() ? "queues of the stack " + stack : "queues as given",
        action,
        action == Action.LIST ? "" : words(settings(process)));
  }

  private static String words(Map<String, String> settings) {
    return "clusters %s; services %s; opt-out tag %s; floor %s"
        .formatted(
            setting(settings, Setting.CLUSTERS),
            setting(settings, Setting.SERVICES),
            setting(settings, Setting.OPT_OUT_TAG),
            setting(settings, Setting.KEEP_AT_LEAST));
  }

  private static String setting(Map<String, String> settings, Setting setting) {
    String text = settings.getOrDefault(setting.variable(), "");
    return text.isEmpty() ? setting.defaultText() : text;
  }

  /**
   * The function's settings: this shell's, without the queues that a function writes to. A letter
   * that is hopeless must not become two.
   */
  Map<String, String> settings(Map<String, String> process) {
    Map<String, String> settings =
        new HashMap<>(
            FunctionSettings.of(process, action == Action.OBSERVE, action == Action.ENFORCE));
    settings.remove(Setting.DEAD_LETTER_QUEUE.variable());
    settings.remove(Setting.TICK_QUEUE.variable());
    if (settings.getOrDefault(Setting.CONFIRMATION.variable(), "").isEmpty()) {
      settings.put(Setting.CONFIRMATION.variable(), LONGEST_CONFIRMATION);
    }
    return settings;
  }

  /** What leads the SDK there; checks that it can be asked at all. */
  SdkProperties sdk(Map<String, String> process) {
    if (endpoint.isEmpty()) {
      Destination.region();
      Destination.requireCredentials();
    }
    return Destination.sdk(endpoint, process);
  }

  /** The queues. */
  List<LetterQueue> find(LetterQueues all) {
    return queues.isEmpty() ? all.ofStack(stack) : all.named(queues);
  }
}
