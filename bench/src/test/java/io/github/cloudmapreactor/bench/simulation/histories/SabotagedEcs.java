package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.app.Fleet;
import io.github.cloudmapreactor.app.RegistrationLookup;
import io.github.cloudmapreactor.app.TaskStopper;
import io.github.cloudmapreactor.bench.simulation.reactor.Ports;
import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.ServiceView;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskState.Statuses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Wrongs that are done between the product and ECS. */
enum SabotagedEcs implements Sabotage {
  MISSING_IS_STOPPED {
    @Override
    public Ports between(Scene scene, Ports ports) {
      return ports.withFleet(takingMissingForStopped(scene, ports.fleet()));
    }
  },

  SEES_NO_SERVICES {
    @Override
    public Ports between(Scene scene, Ports ports) {
      return ports.withFleet(
          new ForwardingFleet(ports.fleet()) {
            @Override
            public Optional<List<String>> services(Arn cluster) {
              return Optional.empty();
            }
          });
    }
  },

  NEVER_LOOKS_UP {
    @Override
    public Ports between(Scene scene, Ports ports) {
      return ports.withLookup(
          (cluster, names) -> {
            throw new CallFailedException(new Failure("Sabotage", "not today", true));
          });
    }
  },

  THROWS_ANYTHING {
    @Override
    public Ports between(Scene scene, Ports ports) {
      return ports.withLookup(
          (cluster, names) -> {
            throw new IllegalStateException("a fault of a port");
          });
    }
  },

  STOPS_TWO {
    @Override
    public Ports between(Scene scene, Ports ports) {
      return ports.withStopper(stoppingTwo(scene, ports.stopper()));
    }
  },

  OVERLOOKS_DEPLOYMENTS {
    @Override
    public Ports between(Scene scene, Ports ports) {
      return ports.withLookup(overlookingDeployments(ports.lookup()));
    }
  };

  @Override
  public Circumstances arrange(Circumstances drawn) {
    return drawn.withReplacement(true);
  }

  private static Fleet takingMissingForStopped(Scene scene, Fleet fleet) {
    return new ForwardingFleet(fleet) {
      @Override
      public List<TaskState> describe(Arn cluster, List<TaskRef> tasks) {
        List<TaskState> known = super.describe(cluster, tasks);
        List<TaskRef> found = known.stream().map(TaskState::task).toList();
        Stream<TaskState> made =
            tasks.stream()
                .filter(task -> !found.contains(task))
                .flatMap(task -> scene.truth().task(task.id()).stream())
                .map(task -> stopped(task.described(scene.simulation().clock().instant())));
        return Stream.concat(known.stream(), made).toList();
      }
    };
  }

  private static TaskState stopped(TaskState state) {
    return new TaskState(
        state.task(),
        state.source(),
        state.version(),
        new Statuses("STOPPED", "STOPPED", null),
        state.times(),
        state.owner(),
        null);
  }

  private static TaskStopper stoppingTwo(Scene scene, TaskStopper stopper) {
    return (task, reason) -> {
      stopper.stop(task, reason);
      scene.truth().task(task.id()).stream()
          .flatMap(each -> each.service().tasks().stream())
          .filter(Truth::isFit)
          .findFirst()
          .ifPresent(other -> stopper.stop(other.ref(), reason));
    };
  }

  private static RegistrationLookup overlookingDeployments(RegistrationLookup lookup) {
    return (cluster, names) ->
        lookup.find(cluster, names).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> settled(each.getValue())));
  }

  private static ServiceView settled(ServiceView view) {
    ServiceView.Deployment oldest = view.deployments().get(view.deployments().size() - 1);
    return new ServiceView(
        view.service(),
        view.status(),
        view.cloudMapServices(),
        List.of(new ServiceView.Deployment(oldest.id(), oldest.cloudMapServices(), true)),
        view.tags(),
        new ServiceView.Counts(1, 1, 0),
        view.gracePeriod(),
        view.readAt());
  }
}
