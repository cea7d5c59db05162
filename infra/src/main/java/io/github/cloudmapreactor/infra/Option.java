package io.github.cloudmapreactor.infra;

/** What a user can say in the CDK context beside the functions' settings. */
enum Option {
  DELIVERY("delivery", "queue", "queue or direct"),
  EVENT_BUS("eventBusName", "default", "the name of an event bus"),
  MAXIMUM_CONCURRENCY("maximumConcurrency", "5", "a number from 2 to 1000"),
  HEALTH_WATCH("healthWatch", "true", "true or false"),
  WATCH_CONCURRENCY("watchConcurrency", "1", "1, or none"),
  ARCHITECTURE("architecture", "arm64", "arm64 or x86_64"),
  MEMORY_SIZE("memorySize", "512", "a number of MB from 256 to 10240"),
  SNAP_START("snapStart", "true", "true or false"),
  TRACING("tracing", "false", "true or false"),
  LOG_RETENTION("logRetentionDays", "30", "1, 3, 7, 14, 30, 60, 90, 180, 365, 731 or 1827"),
  CLOUD_MAP_SERVICES("cloudMapServices", "", "ids (srv-…) or ARNs, separated by commas"),
  NAMESPACES("namespaces", "", "ids (ns-…) or ARNs, separated by commas"),
  NAMESPACE_ACCOUNTS("namespaceAccounts", "", "account ids of 12 digits, separated by commas"),
  DNS_NAMESPACES("dnsNamespaces", "false", "true or false"),
  ENCRYPTION_KEY("encryptionKeyArn", "", "the ARN of a KMS key"),
  ALARMS("alarms", "true", "true or false"),
  ALARM_TOPIC("alarmTopicArn", "", "the ARN of an SNS topic"),
  DASHBOARD("dashboard", "true", "true or false"),
  STACK_NAME("stackName", "CloudMapReactor", "a name of letters, digits and hyphens");

  private final String key;
  private final String defaultText;
  private final String allowed;

  Option(String key, String defaultText, String allowed) {
    this.key = key;
    this.defaultText = defaultText;
    this.allowed = allowed;
  }

  /** The key in the context. */
  String key() {
    return key;
  }

  /** What holds where nothing is said; empty for nothing. */
  String defaultText() {
    return defaultText;
  }

  /** What is allowed, as a phrase for a person. */
  String allowed() {
    return allowed;
  }
}
