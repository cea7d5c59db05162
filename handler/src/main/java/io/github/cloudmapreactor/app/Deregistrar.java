package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.app.InstanceRegistry.Removal;
import io.github.cloudmapreactor.app.Report.Registration;
import io.github.cloudmapreactor.app.Report.Undo;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Decision.Deregister;
import io.github.cloudmapreactor.core.DeregistrationPolicy;
import io.github.cloudmapreactor.core.Hold;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Locates a task's registrations, asks what is permitted, and removes them: each Cloud Map service
 * for itself, so that one that fails does not stop the others.
 */
final class Deregistrar {

  private final DeregistrationPolicy policy;
  private final ServiceViews services;
  private final InstanceRegistry registry;
  private final Removals removals;
  private final Pace pace;
  private final InstantSource clock;

  Deregistrar(
      DeregistrationPolicy policy,
      ServiceViews services,
      InstanceRegistry registry,
      Removals removals,
      Pace pace,
      InstantSource clock) {
    this.policy = policy;
    this.services = services;
    this.registry = registry;
    this.removals = removals;
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * Reads ahead, ten services a call, where these tasks register.
   *
   * @return of which services that failed, and why
   */
  Map<ServiceRef, CallFailedException> readAhead(List<TaskState> states, Deadline deadline) {
    Map<ServiceRef, Instant> wanted = new LinkedHashMap<>();
    for (TaskState state : states) {
      wanted.merge(serviceOf(state), notBefore(state), (one, two) -> one.isAfter(two) ? one : two);
    }
    return services.readAhead(wanted, deadline);
  }

  /** The ECS service of a task that is to be deregistered, which always states one. */
  static ServiceRef serviceOf(TaskState state) {
    return new ServiceRef(state.task().clusterArn(), state.owner().serviceName().orElseThrow());
  }

  /** A view must be younger than the task, whose deployment an older one may lack. */
  private static Instant notBefore(TaskState state) {
    Instant createdAt = state.times().createdAt();
    return createdAt == null ? Instant.MIN : createdAt;
  }

  /**
   * Carries a decision out as far as it is permitted.
   *
   * @throws CallFailedException where the registrations could not be located
   */
  void deregister(Reaction reaction, Deregister decision, Deadline deadline) {
    deadline.requireTime();
    TaskState state = reaction.latest();
    ServiceRef service = serviceOf(state);
    Instant begun = clock.instant();
    Optional<ServiceView> view = services.find(service, notBefore(state), deadline);
    if (view.isEmpty()) {
      reaction.end(new Outcome.NotRegistered("ECS does not know the service " + service.name()));
      return;
    }
    deregisterFromAll(reaction, decision, view.get(), deadline);
    if (anyCloudMapServiceIsGone(reaction) && view.get().readAt().isBefore(begun)) {
      // What was remembered of the service is out of date: look again, once.
      services.forget(service);
      deadline.requireTime();
      services
          .find(service, begun, deadline)
          .ifPresent(fresh -> deregisterFromAll(reaction, decision, fresh, deadline));
    }
  }

  private void deregisterFromAll(
      Reaction reaction, Deregister decision, ServiceView view, Deadline deadline) {
    if (view.cloudMapServices().isEmpty()) {
      reaction.end(
          new Outcome.NotRegistered(
              "the %s ECS service %s registers in no Cloud Map service"
                  .formatted(view.status(), view.service().name())));
      return;
    }
    Optional<Hold> hold = policy.permitTask(decision, reaction.latest(), view, clock.instant());
    for (CloudMapService service : view.cloudMapServices()) {
      boolean done =
          reaction.registrations().stream().anyMatch(known -> known.service().equals(service));
      if (!done) {
        reaction.add(
            hold.map(held -> new Registration(service, new Outcome.HeldBack(held), Undo.NONE))
                .orElseGet(() -> attempt(reaction, decision, view, service, deadline)));
      }
    }
  }

  private Registration attempt(
      Reaction reaction,
      Deregister decision,
      ServiceView view,
      CloudMapService service,
      Deadline deadline) {
    try {
      deadline.requireTime();
      return deregisterFrom(reaction, decision, view, service, deadline);
    } catch (CallFailedException e) {
      return new Registration(service, new Outcome.Failed(e.failure()), Undo.NONE);
    } catch (RuntimeException e) {
      return new Registration(service, new Outcome.Failed(Reactor.unexpected(e)), Undo.NONE);
    }
  }

  private Registration deregisterFrom(
      Reaction reaction,
      Deregister decision,
      ServiceView view,
      CloudMapService service,
      Deadline deadline) {
    TaskRef task = reaction.observed().task();
    if (removals.hasLeft(service, reaction.latest())) {
      return new Registration(service, new Outcome.AlreadyGone(), Undo.NONE);
    }
    OptionalInt floor = policy.floor(decision, view);
    Undo undo = Undo.NONE;
    int others = 0;
    if (floor.isPresent()) {
      Optional<Map<String, Map<String, String>>> listed = instances(service, task);
      if (listed.isEmpty()) {
        return new Registration(service, unknown(service), Undo.NONE);
      }
      if (!listed.get().containsKey(task.id())) {
        return new Registration(service, new Outcome.AlreadyGone(), Undo.NONE);
      }
      undo = new Undo(listed.get().get(task.id()), "");
      others = removals.countOthers(service, task, listed.get().keySet(), clock.instant());
    }
    Optional<Hold> hold = policy.permitInstance(floor, others);
    if (hold.isPresent()) {
      if (hold.get() == Hold.OBSERVE_MODE) {
        // So that the floor binds the others as it would if this one left.
        removals.request(service, task, clock.instant());
      }
      return new Registration(service, new Outcome.HeldBack(hold.get()), Undo.NONE);
    }
    if (decision.reason().isReversible() && floor.isEmpty()) {
      undo = readUndo(service, task);
    }
    pace.await(Pace.Call.DEREGISTER_INSTANCE, deadline);
    reaction.callAt(clock.instant());
    return new Registration(service, remove(service, task), undo);
  }

  /** What is listed there, or nothing where the Cloud Map service itself is gone. */
  private Optional<Map<String, Map<String, String>>> instances(
      CloudMapService service, TaskRef task) {
    try {
      return Optional.of(registry.instances(service, task.arn().account()));
    } catch (CallFailedException e) {
      if (e.failure().type().equals(InstanceRegistry.SERVICE_NOT_FOUND)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Asks for the removal; one whose answer is lost may have taken effect all the same. */
  private Outcome remove(CloudMapService service, TaskRef task) {
    removals.request(service, task, clock.instant());
    Removal removal;
    try {
      removal = registry.deregister(service, task);
    } catch (CallFailedException e) {
      if (!e.failure().retryable()) {
        removals.withdraw(service, task);
      }
      return new Outcome.Failed(e.failure());
    }
    if (removal instanceof Removal.UnderWay underWay) {
      return new Outcome.Submitted(
          underWay.operationId(), "the operation's end was not waited for");
    }
    if (removal instanceof Removal.NoService) {
      return unknown(service);
    }
    return new Outcome.AlreadyGone();
  }

  private static Outcome unknown(CloudMapService service) {
    return new Outcome.NotRegistered("Cloud Map does not know the service " + service.id());
  }

  /** What an undo needs; where it cannot be read, the removal goes on without. */
  private Undo readUndo(CloudMapService service, TaskRef task) {
    try {
      return new Undo(registry.attributes(service, task), "");
    } catch (RuntimeException e) {
      return new Undo(Map.of(), String.valueOf(e.getMessage()));
    }
  }

  private static boolean anyCloudMapServiceIsGone(Reaction reaction) {
    return reaction.registrations().stream()
        .anyMatch(registration -> registration.outcome() instanceof Outcome.NotRegistered);
  }
}
