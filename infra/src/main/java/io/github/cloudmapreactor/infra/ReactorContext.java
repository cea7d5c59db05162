package io.github.cloudmapreactor.infra;

import io.github.cloudmapreactor.lambda.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * Reads the CDK context, {@code -c clusters=prod-a,prod-b}, as props, and collects every value that
 * cannot be meant.
 */
final class ReactorContext {

  private static final Set<String> OF_THE_CLI =
      Set.of("acknowledged-issue-numbers", "cli-telemetry");
  private static final Map<String, Delivery> DELIVERIES =
      Map.of("queue", Delivery.QUEUE, "direct", Delivery.DIRECT);
  private static final Map<String, OptionalInt> CONCURRENCIES =
      Map.of("1", OptionalInt.of(1), "none", OptionalInt.empty());
  private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);
  private static final Map<String, Architecture> ARCHITECTURES =
      Map.of("arm64", Architecture.ARM_64, "x86_64", Architecture.X86_64);
  private static final Map<String, RetentionDays> RETENTIONS =
      Map.ofEntries(
          Map.entry("1", RetentionDays.ONE_DAY),
          Map.entry("3", RetentionDays.THREE_DAYS),
          Map.entry("7", RetentionDays.ONE_WEEK),
          Map.entry("14", RetentionDays.TWO_WEEKS),
          Map.entry("30", RetentionDays.ONE_MONTH),
          Map.entry("60", RetentionDays.TWO_MONTHS),
          Map.entry("90", RetentionDays.THREE_MONTHS),
          Map.entry("180", RetentionDays.SIX_MONTHS),
          Map.entry("365", RetentionDays.ONE_YEAR),
          Map.entry("731", RetentionDays.TWO_YEARS),
          Map.entry("1827", RetentionDays.FIVE_YEARS));

  private final Map<String, Object> values;
  private final List<String> faults = new ArrayList<>();

  private ReactorContext(Map<String, Object> values) {
    this.values = values;
  }

  /** The context as {@code construct} sees it; the CDK's own values are among it. */
  static ReactorContext of(Construct construct) {
    Map<String, Object> values = new HashMap<>();
    if (construct.getNode().getAllContext() instanceof Map<?, ?> context) {
      context.forEach((key, value) -> values.put(String.valueOf(key), value));
    }
    return new ReactorContext(values);
  }

  /** The stack's name, before there is a stack. */
  String stackName() {
    return text(Option.STACK_NAME.key())
        .filter(name -> name.matches("[A-Za-z][A-Za-z0-9-]{0,127}"))
        .orElse(Option.STACK_NAME.defaultText());
  }

  /**
   * The props.
   *
   * @param scope where what the context names by ARN is imported
   * @throws InvalidPropsException with every fault at once
   */
  CloudMapReactorProps props(Construct scope, CloudMapReactorProps.Builder props) {
    findUnknown();
    for (Setting setting : FunctionSettings.open()) {
      given(FunctionSettings.nameOf(setting)).ifPresent(text -> props.setting(setting, text));
    }
    for (Option option : Option.values()) {
      given(option.key()).ifPresent(text -> read(option, text, scope, props));
    }
    faults.addAll(props.faults());
    if (!faults.isEmpty()) {
      throw new InvalidPropsException(faults);
    }
    return props.build();
  }

  /** A misspelt key would leave a default in force that the user meant to change. */
  private void findUnknown() {
    Set<String> known =
        Stream.concat(
                FunctionSettings.open().stream().map(FunctionSettings::nameOf),
                Arrays.stream(Option.values()).map(Option::key))
            .collect(Collectors.toCollection(TreeSet::new));
    values.keySet().stream()
        .filter(key -> !isOfTheCdk(key) && !known.contains(key))
        .sorted()
        .forEach(
            key ->
                faults.add(
                    "%s is not known here; known are %s".formatted(key, String.join(", ", known))));
  }

  /** Feature flags, what the CLI says of itself, and what it looked up and noted. */
  private static boolean isOfTheCdk(String key) {
    return key.startsWith("@") || key.contains(":") || OF_THE_CLI.contains(key);
  }

  /** Nothing where something was meant, a variable of a shell that is not set, is no default. */
  private Optional<String> given(String key) {
    Optional<String> text = text(key);
    if (text.filter(given -> given.replace(",", "").isBlank()).isPresent()) {
      faults.add("%s is empty; leave it out for the default".formatted(key));
      return Optional.empty();
    }
    return text;
  }

  private void read(
      Option option, String text, Construct scope, CloudMapReactorProps.Builder props) {
    switch (option) {
      case DELIVERY -> choose(option, text, oneOf(DELIVERIES, text), props::delivery);
      case EVENT_BUS ->
          matched(option, text, "[A-Za-z0-9._/-]+")
              .ifPresent(
                  name -> props.eventBus(EventBus.fromEventBusName(scope, "EventBus", name)));
      case MAXIMUM_CONCURRENCY -> choose(option, text, number(text), props::maximumConcurrency);
      case HEALTH_WATCH -> choose(option, text, oneOf(FLAGS, text), props::healthWatch);
      case WATCH_CONCURRENCY ->
          choose(option, text, oneOf(CONCURRENCIES, text), props::watchConcurrency);
      case ARCHITECTURE -> choose(option, text, oneOf(ARCHITECTURES, text), props::architecture);
      case MEMORY_SIZE -> choose(option, text, number(text), props::memorySize);
      case SNAP_START -> choose(option, text, oneOf(FLAGS, text), props::snapStart);
      case TRACING -> choose(option, text, oneOf(FLAGS, text), props::tracing);
      case LOG_RETENTION -> choose(option, text, oneOf(RETENTIONS, text), props::logRetention);
      case CLOUD_MAP_SERVICES -> props.cloudMapServices(list(text));
      case NAMESPACES -> props.namespaces(list(text));
      case NAMESPACE_ACCOUNTS -> props.namespaceAccounts(list(text));
      case DNS_NAMESPACES -> choose(option, text, oneOf(FLAGS, text), props::dnsNamespaces);
      case ENCRYPTION_KEY ->
          matched(option, text, "arn:[a-z0-9-]+:kms:[a-z0-9-]+:\\d{12}:key/[A-Za-z0-9-]+")
              .ifPresent(arn -> props.encryptionKey(Key.fromKeyArn(scope, "Key", arn)));
      case ALARMS -> choose(option, text, oneOf(FLAGS, text), props::alarms);
      case ALARM_TOPIC ->
          matched(option, text, "arn:[a-z0-9-]+:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]+")
              .ifPresent(
                  arn ->
                      props.alarmAction(
                          new SnsAction(Topic.fromTopicArn(scope, "AlarmTopic", arn))));
      case DASHBOARD -> choose(option, text, oneOf(FLAGS, text), props::dashboard);
      case STACK_NAME -> matched(option, text, "[A-Za-z][A-Za-z0-9-]{0,127}");
    }
  }

  private <T> void choose(Option option, String text, Optional<T> value, Consumer<T> prop) {
    value.ifPresentOrElse(prop, () -> fault(option, text));
  }

  private Optional<String> matched(Option option, String text, String form) {
    if (text.matches(form)) {
      return Optional.of(text);
    }
    fault(option, text);
    return Optional.empty();
  }

  private void fault(Option option, String text) {
    faults.add("%s is \"%s\", but must be %s".formatted(option.key(), text, option.allowed()));
  }

  /** A value as text; lists, numbers and truths may stand in a cdk.json too. */
  private Optional<String> text(String key) {
    Object value = values.get(key);
    if (value instanceof List<?> list) {
      return Optional.of(list.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    return Optional.ofNullable(value).map(String::valueOf).map(String::strip);
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private static <T> Optional<T> oneOf(Map<String, T> values, String text) {
    return Optional.ofNullable(values.get(text));
  }

  private static Optional<Integer> number(String text) {
    return text.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}
