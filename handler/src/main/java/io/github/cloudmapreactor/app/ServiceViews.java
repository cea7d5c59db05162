package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a while what ECS said of each service, its absence too, with one call in flight per
 * service. A view that is older than the task in question is read again, for the task's deployment,
 * and with it a Cloud Map service, may be newer than the view.
 */
public final class ServiceViews {

  /** More services than a region's account holds by default; beyond it the idlest is forgotten. */
  private static final int CAPACITY = 10_000;

  private final RegistrationLookup lookup;
  private final Duration lifetime;
  private final InstantSource clock;
  private final RecentlyUsed<ServiceRef, Slot> slots = new RecentlyUsed<>(CAPACITY);

  /** Remembers what {@code lookup} finds for {@code lifetime}. */
  public ServiceViews(RegistrationLookup lookup, Duration lifetime, InstantSource clock) {
    this.lookup = lookup;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /**
   * What ECS says of a service, read after {@code notBefore} and not longer ago than the lifetime.
   *
   * @throws CallFailedException where ECS could not be read; that is not remembered
   */
  Optional<ServiceView> find(ServiceRef service, Instant notBefore) {
    return slots.computeIfAbsent(service, Slot::new).find(notBefore);
  }

  /** Reads the service again at the next need, for what is remembered has proved wrong. */
  void forget(ServiceRef service) {
    slots.remove(service);
  }

  /** One service's place; its lock lets those who come together share one call. */
  private final class Slot {

    private final ServiceRef service;
    private @Nullable Instant readAt;
    private Optional<ServiceView> view = Optional.empty();

    Slot(ServiceRef service) {
      this.service = service;
    }

    synchronized Optional<ServiceView> find(Instant notBefore) {
      Instant now = clock.instant();
      if (readAt == null || readAt.isBefore(notBefore) || !now.isBefore(readAt.plus(lifetime))) {
        view = lookup.find(service);
        readAt = now;
      }
      return view;
    }
  }
}
