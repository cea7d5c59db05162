package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a while what ECS said of each service, its absence too, with one call in flight per
 * service. A view that is older than the task in question is read again, for the task's deployment,
 * and with it a Cloud Map service, may be newer than the view.
 */
public final class ServiceViews {

  /** More services than a region's account holds by default; beyond it the idlest is forgotten. */
  private static final int CAPACITY = 10_000;

  /** Which services one call reads. */
  public enum Calls {
    /** Those that are needed: the fastest answer. */
    LEAN,
    /** Also others of the cluster that were needed before, ten in all: the fewest calls. */
    FULL
  }

  private final RegistrationLookup lookup;
  private final Duration lifetime;
  private final Calls calls;
  private final Pace pace;
  private final InstantSource clock;
  private final RecentlyUsed<ServiceRef, Slot> slots = new RecentlyUsed<>(CAPACITY);

  /** Remembers what {@code lookup} finds for {@code lifetime}; its calls are held to a pace. */
  public ServiceViews(
      RegistrationLookup lookup, Duration lifetime, Calls calls, Pace pace, InstantSource clock) {
    this.lookup = lookup;
    this.lifetime = lifetime;
    this.calls = calls;
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * What ECS says of a service, read after {@code notBefore} and not longer ago than the lifetime.
   *
   * @throws CallFailedException where ECS could not be read in time; that is not remembered
   */
  Optional<ServiceView> find(ServiceRef service, Instant notBefore, Deadline deadline) {
    return slot(service).find(notBefore, deadline);
  }

  /**
   * Reads these services of a cluster, whatever is remembered of them.
   *
   * @return those that ECS knows
   * @throws CallFailedException where ECS could not be read
   */
  List<ServiceView> read(Arn cluster, List<String> names) {
    Instant readAt = clock.instant();
    Map<String, ServiceView> found = lookup.find(cluster, names);
    for (String name : names) {
      slot(new ServiceRef(cluster, name)).put(Optional.ofNullable(found.get(name)), readAt);
    }
    return List.copyOf(found.values());
  }

  /**
   * Reads, ten services a call, what {@link #find} would have to read of these; a lean call for one
   * alone it leaves to that.
   *
   * @param wanted services, and after which moment each must have been read
   * @return why some could not be read
   */
  Map<ServiceRef, CallFailedException> readAhead(
      Map<ServiceRef, Instant> wanted, Deadline deadline) {
    Map<Arn, List<String>> unread = new LinkedHashMap<>();
    wanted.forEach(
        (service, notBefore) -> {
          if (!slot(service).isGood(notBefore)) {
            unread
                .computeIfAbsent(service.cluster(), each -> new ArrayList<>())
                .add(service.name());
          }
        });
    Map<ServiceRef, CallFailedException> failed = new HashMap<>();
    unread.forEach((cluster, names) -> readAhead(cluster, names, deadline, failed));
    return failed;
  }

  private void readAhead(
      Arn cluster,
      List<String> names,
      Deadline deadline,
      Map<ServiceRef, CallFailedException> failed) {
    for (List<String> some : Chunks.of(names, RegistrationLookup.SERVICES_A_CALL)) {
      if (calls == Calls.FULL || some.size() > 1) {
        try {
          pace.await(Pace.Call.DESCRIBE_SERVICES, deadline);
          readFilledUp(cluster, some);
        } catch (RuntimeException e) {
          // What no retry can mend may be one service's fault: each is then asked for alone.
          if (e instanceof CallFailedException call && call.failure().retryable()) {
            some.forEach(name -> failed.put(new ServiceRef(cluster, name), call));
          }
        }
      }
    }
  }

  /** Others that are taken along must not keep these from being read. */
  private void readFilledUp(Arn cluster, List<String> names) {
    List<String> filledUp = calls == Calls.FULL ? filledUp(cluster, names) : names;
    try {
      read(cluster, filledUp);
    } catch (CallFailedException e) {
      if (filledUp.size() == names.size()) {
        throw e;
      }
      read(cluster, names);
    }
  }

  /** These and as many others that are due as one call takes. */
  private List<String> filledUp(Arn cluster, List<String> names) {
    Stream<String> due =
        slots.keys().stream()
            .filter(service -> service.cluster().equals(cluster))
            .filter(service -> slot(service).isDue())
            .map(ServiceRef::name);
    return Stream.concat(names.stream(), due)
        .distinct()
        .limit(RegistrationLookup.SERVICES_A_CALL)
        .toList();
  }

  /** Reads the service again at the next need, for what is remembered has proved wrong. */
  void forget(ServiceRef service) {
    slots.remove(service);
  }

  private Slot slot(ServiceRef service) {
    return slots.computeIfAbsent(service, Slot::new);
  }

  /** One service's place; its lock lets those who come together share one call. */
  private final class Slot {

    private final ServiceRef service;
    private @Nullable Instant readAt;
    private Optional<ServiceView> view = Optional.empty();

    Slot(ServiceRef service) {
      this.service = service;
    }

    synchronized Optional<ServiceView> find(Instant notBefore, Deadline deadline) {
      if (!isGood(notBefore)) {
        pace.await(Pace.Call.DESCRIBE_SERVICES, deadline);
        Instant now = clock.instant();
        String name = service.name();
        put(Optional.ofNullable(lookup.find(service.cluster(), List.of(name)).get(name)), now);
      }
      return view;
    }

    /** Whether what is remembered is young enough, and not older than {@code notBefore}. */
    synchronized boolean isGood(Instant notBefore) {
      return readAt != null
          && !readAt.isBefore(notBefore)
          && clock.instant().isBefore(readAt.plus(lifetime));
    }

    /** Whether it is a service that is there, and of which too old a view is remembered. */
    synchronized boolean isDue() {
      return view.filter(ServiceView::isActive).isPresent() && !isGood(Instant.MIN);
    }

    synchronized void put(Optional<ServiceView> found, Instant at) {
      view = found;
      readAt = at;
    }
  }
}
