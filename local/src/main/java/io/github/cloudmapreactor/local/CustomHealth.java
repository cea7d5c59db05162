package io.github.cloudmapreactor.local;

import java.time.Duration;
import java.time.Instant;

/**
 * The custom health of an instance.
 *
 * <p>Cloud Map waits about 30 seconds before it applies a reported status (<a
 * href="https://docs.aws.amazon.com/cloud-map/latest/api/API_HealthCheckCustomConfig.html">API
 * reference</a>); reporting the old one again within that time takes the change back.
 */
record CustomHealth(String status, String reported, Instant appliedAt) {
  private static final Duration DELAY = Duration.ofSeconds(30);

  static CustomHealth of(String status) {
    return new CustomHealth(status, status, Instant.EPOCH);
  }

  CustomHealth reported(String newStatus, Instant now) {
    String current = at(now);
    // Reporting the same status again must not put off the change that is on its way.
    return newStatus.equals(reported)
        ? this
        : new CustomHealth(current, newStatus, now.plus(DELAY));
  }

  String at(Instant now) {
    return now.isBefore(appliedAt) ? status : reported;
  }
}
