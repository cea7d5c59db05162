package io.github.cloudmapreactor.infra;

import io.github.cloudmapreactor.core.Policy.Mode;
import io.github.cloudmapreactor.core.Policy.StartingTasks;
import io.github.cloudmapreactor.core.Policy.Stranded;
import io.github.cloudmapreactor.lambda.Setting;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.logs.RetentionDays;

/** How a {@link CloudMapReactor} is to be. Nothing has to be given: everything has a default. */
public final class CloudMapReactorProps {

  final FunctionSettings settings;
  final Delivery delivery;
  final @Nullable IEventBus eventBus;
  final int maximumConcurrency;
  final boolean healthWatch;
  final OptionalInt watchConcurrency;
  final @Nullable Code code;
  final Architecture architecture;
  final int memorySize;
  final boolean snapStart;
  final boolean tracing;
  final RetentionDays logRetention;
  final List<String> cloudMapServices;
  final List<String> namespaces;
  final List<String> namespaceAccounts;
  final boolean dnsNamespaces;
  final @Nullable IKey encryptionKey;
  final boolean alarms;
  final @Nullable IAlarmAction alarmAction;
  final boolean dashboard;

  private CloudMapReactorProps(Builder builder) {
    settings = new FunctionSettings(builder.settings);
    delivery = builder.delivery;
    eventBus = builder.eventBus;
    maximumConcurrency = builder.maximumConcurrency;
    healthWatch = builder.healthWatch;
    watchConcurrency = builder.watchConcurrency;
    code = builder.code;
    architecture = builder.architecture;
    memorySize = builder.memorySize;
    snapStart = builder.snapStart;
    tracing = builder.tracing;
    logRetention = builder.logRetention;
    cloudMapServices = builder.cloudMapServices;
    namespaces = builder.namespaces;
    namespaceAccounts = builder.namespaceAccounts;
    dnsNamespaces = builder.dnsNamespaces;
    encryptionKey = builder.encryptionKey;
    alarms = builder.alarms;
    alarmAction = builder.alarmAction;
    dashboard = builder.dashboard;
  }

  /** Begins with every default. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the props; {@link #build} checks them all at once. */
  public static final class Builder {

    private final Map<Setting, String> settings = new EnumMap<>(Setting.class);
    private Delivery delivery = Delivery.QUEUE;
    private @Nullable IEventBus eventBus;
    private int maximumConcurrency = 5;
    private boolean healthWatch = true;
    private OptionalInt watchConcurrency = OptionalInt.of(1);
    private @Nullable Code code;
    private Architecture architecture = Architecture.ARM_64;
    private int memorySize = 512;
    private boolean snapStart = true;
    private boolean tracing;
    private RetentionDays logRetention = RetentionDays.ONE_MONTH;
    private List<String> cloudMapServices = List.of();
    private List<String> namespaces = List.of();
    private List<String> namespaceAccounts = List.of();
    private boolean dnsNamespaces;
    private @Nullable IKey encryptionKey;
    private boolean alarms = true;
    private @Nullable IAlarmAction alarmAction;
    private boolean dashboard = true;

    private Builder() {}

    /** Whether to act, or only to decide, log and measure. Default: enforce. */
    public Builder mode(Mode mode) {
      return setting(Setting.MODE, word(mode));
    }

    /** Names of the clusters in scope, {@code *} in them as wildcard. Default: all. */
    public Builder clusters(List<String> clusters) {
      return setting(Setting.CLUSTERS, String.join(",", clusters));
    }

    /** Names of the ECS services in scope, {@code *} in them as wildcard. Default: all. */
    public Builder services(List<String> services) {
      return setting(Setting.SERVICES, String.join(",", services));
    }

    /** The tag, {@code KEY=VALUE}, with which an ECS service excludes itself. */
    public Builder optOutTag(String tag) {
      return setting(Setting.OPT_OUT_TAG, tag);
    }

    /** What to do with tasks that start. Default: keep them. */
    public Builder startingTasks(StartingTasks startingTasks) {
      return setting(Setting.STARTING_TASKS, word(startingTasks));
    }

    /**
     * How many instances must stay when UNHEALTHY ones are removed: {@code 50%} of the desired
     * count, or a number.
     */
    public Builder keepAtLeast(String keepAtLeast) {
      return setting(Setting.KEEP_AT_LEAST, keepAtLeast);
    }

    /** How old an event's reversible verdict may be before it is read again. Default: 30 s. */
    public Builder staleness(Duration staleness) {
      return setting(Setting.STALENESS, text(staleness));
    }

    /** How long what ECS said of a service is remembered. Default: 60 s. */
    public Builder lookupCache(Duration lookupCache) {
      return setting(Setting.LOOKUP_CACHE, text(lookupCache));
    }

    /** How long to wait for operations to end. Default: 2 s. */
    public Builder confirmation(Duration confirmation) {
      return setting(Setting.CONFIRMATION, text(confirmation));
    }

    /** From one pass of the health watch to the next, from 5 s to an hour. Default: 10 s. */
    public Builder watchInterval(Duration watchInterval) {
      return setting(Setting.WATCH_INTERVAL, text(watchInterval));
    }

    /** From one orphan sweep to the next, from a minute to a day. Default: 5 min. */
    public Builder sweepInterval(Duration sweepInterval) {
      return setting(Setting.SWEEP_INTERVAL, text(sweepInterval));
    }

    /**
     * What to do with HEALTHY tasks that run and that Cloud Map does not list. To replace them
     * gives the watch function the right to stop tasks. Default: report them.
     */
    public Builder stranded(Stranded stranded) {
      return setting(Setting.STRANDED, word(stranded));
    }

    /** How many calls to ECS the health watch may make in any second. Default: 10. */
    public Builder ecsCalls(int ecsCalls) {
      return setting(Setting.ECS_CALLS, Integer.toString(ecsCalls));
    }

    /** How many calls to Cloud Map the health watch may make in any second. Default: 20. */
    public Builder cloudMapCalls(int cloudMapCalls) {
      return setting(Setting.CLOUD_MAP_CALLS, Integer.toString(cloudMapCalls));
    }

    /**
     * How many instances the events function may deregister a second: what Cloud Map allows the
     * account. A quota that was raised is said here. Default: 50.
     */
    public Builder deregistrations(int deregistrations) {
      return setting(Setting.DEREGISTRATIONS, Integer.toString(deregistrations));
    }

    /** A setting as text, as a context value has it. */
    Builder setting(Setting setting, String text) {
      settings.put(setting, text);
      return this;
    }

    /** How events come to the function. Default: through a queue. */
    public Builder delivery(Delivery delivery) {
      this.delivery = delivery;
      return this;
    }

    /** The bus that ECS's events come on. Default: the account's default bus. */
    public Builder eventBus(IEventBus eventBus) {
      this.eventBus = eventBus;
      return this;
    }

    /** How many batches are worked off at the same time, from 2 to 1000. Default: 5. */
    public Builder maximumConcurrency(int maximumConcurrency) {
      this.maximumConcurrency = maximumConcurrency;
      return this;
    }

    /** Whether running tasks are looked at for their health. Default: yes. */
    public Builder healthWatch(boolean healthWatch) {
      this.healthWatch = healthWatch;
      return this;
    }

    /**
     * The concurrency reserved for the health watch, so that two passes never overlap; nothing for
     * an account whose concurrency Lambda lets nobody reserve. Default: 1.
     */
    public Builder watchConcurrency(OptionalInt watchConcurrency) {
      this.watchConcurrency = watchConcurrency;
      return this;
    }

    /** The function's jar. Default: the one that this construct brings. */
    public Builder code(Code code) {
      this.code = code;
      return this;
    }

    /** What the function runs on. Default: arm64. */
    public Builder architecture(Architecture architecture) {
      this.architecture = architecture;
      return this;
    }

    /** The function's memory in MB, from 256 to 10240; its share of CPU follows. Default: 512. */
    public Builder memorySize(int memorySize) {
      this.memorySize = memorySize;
      return this;
    }

    /** Whether cold starts restore a snapshot, where the region has that. Default: yes. */
    public Builder snapStart(boolean snapStart) {
      this.snapStart = snapStart;
      return this;
    }

    /** Whether X-Ray traces the function. Default: no. */
    public Builder tracing(boolean tracing) {
      this.tracing = tracing;
      return this;
    }

    /** How long the log is kept. Default: one month. */
    public Builder logRetention(RetentionDays logRetention) {
      this.logRetention = logRetention;
      return this;
    }

    /**
     * The only Cloud Map services that may be touched, by id or ARN; by ARN alone where another
     * construct makes them. Default: the account's.
     */
    public Builder cloudMapServices(List<String> cloudMapServices) {
      this.cloudMapServices = List.copyOf(cloudMapServices);
      return this;
    }

    /**
     * The only namespaces whose operations may be read, by id or ARN. IAM knows no namespace of an
     * instance: what may be deregistered is narrowed by {@link #cloudMapServices} alone. Default:
     * the account's.
     */
    public Builder namespaces(List<String> namespaces) {
      this.namespaces = List.copyOf(namespaces);
      return this;
    }

    /** Accounts that share a namespace with this one. Default: none. */
    public Builder namespaceAccounts(List<String> namespaceAccounts) {
      this.namespaceAccounts = List.copyOf(namespaceAccounts);
      return this;
    }

    /** Whether instances stand in DNS namespaces, which takes Route 53 rights. Default: no. */
    public Builder dnsNamespaces(boolean dnsNamespaces) {
      this.dnsNamespaces = dnsNamespaces;
      return this;
    }

    /** A key of one's own for the queues. Default: the key that SQS manages. */
    public Builder encryptionKey(IKey encryptionKey) {
      this.encryptionKey = encryptionKey;
      return this;
    }

    /** Whether there are alarms. Default: yes. */
    public Builder alarms(boolean alarms) {
      this.alarms = alarms;
      return this;
    }

    /** What an alarm does, such as telling an SNS topic. Default: it only shows. */
    public Builder alarmAction(IAlarmAction alarmAction) {
      this.alarmAction = alarmAction;
      return this;
    }

    /** Whether there is a dashboard. Default: yes. */
    public Builder dashboard(boolean dashboard) {
      this.dashboard = dashboard;
      return this;
    }

    /** Everything that cannot be meant, by the prop's name. */
    List<String> faults() {
      return new PropsCheck(new CloudMapReactorProps(this)).faults();
    }

    /**
     * The props.
     *
     * @throws InvalidPropsException with every fault at once
     */
    public CloudMapReactorProps build() {
      List<String> faults = faults();
      if (!faults.isEmpty()) {
        throw new InvalidPropsException(faults);
      }
      return new CloudMapReactorProps(this);
    }

    private static String word(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT);
    }

    private static String text(Duration duration) {
      return duration.toMillis() % 1_000 == 0
          ? duration.toSeconds() + "s"
          : duration.toMillis() + "ms";
    }
  }
}
