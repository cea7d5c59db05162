package io.github.cloudmapreactor.bench.simulation.ports;

import io.github.cloudmapreactor.app.InstanceRegistry;
import io.github.cloudmapreactor.aws.CallFailures;
import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.aws.AwsClient;
import io.github.cloudmapreactor.bench.simulation.aws.AwsErrors;
import io.github.cloudmapreactor.bench.simulation.world.Deregistration;
import io.github.cloudmapreactor.bench.simulation.world.MapOperation;
import io.github.cloudmapreactor.bench.simulation.world.World;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Failure;
import io.github.cloudmapreactor.core.TaskRef;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The registry of instances that the simulated Cloud Map keeps. */
public final class SimulatedRegistry implements InstanceRegistry {

  private final World world;
  private final AwsClient client;
  private final InstantSource clock;

  /** Speaks to the Cloud Map of {@code world} through {@code client}. */
  public SimulatedRegistry(World world, AwsClient client, InstantSource clock) {
    this.world = world;
    this.client = client;
    this.clock = clock;
  }

  @Override
  public Removal deregister(CloudMapService service, TaskRef task) {
    Deregistration said =
        call(
            "deregistering the instance %s from %s".formatted(task.id(), service.id()),
            ApiOperation.DEREGISTER_INSTANCE,
            () -> world.cloudMap().deregister(service.id(), task.id(), client.caller()));
    if (said instanceof Deregistration.Accepted accepted) {
      return new Removal.UnderWay(accepted.operation().id());
    }
    if (said instanceof Deregistration.Duplicate duplicate) {
      return new Removal.UnderWay(duplicate.operation().id());
    }
    return said instanceof Deregistration.NoService
        ? new Removal.NoService()
        : new Removal.NoInstance();
  }

  @Override
  public Map<String, String> attributes(CloudMapService service, TaskRef task) {
    return call(
        "reading the instance %s of %s".formatted(task.id(), service.id()),
        ApiOperation.GET_INSTANCE,
        () -> found("InstanceNotFound", world.cloudMap().instance(service.id(), task.id())));
  }

  @Override
  public Map<String, Map<String, String>> instances(CloudMapService service, String account) {
    String doing = "listing the instances of " + service.id();
    Map<String, Map<String, String>> listed =
        call(
            doing,
            ApiOperation.LIST_INSTANCES,
            () -> found("ServiceNotFound", world.cloudMap().list(service.id())));
    Pages.readFurther(listed.size(), () -> call(doing, ApiOperation.LIST_INSTANCES, () -> doing));
    return listed;
  }

  @Override
  public Operation operation(String operationId, CloudMapService service, TaskRef task) {
    return call(
        "reading the operation " + operationId,
        ApiOperation.GET_OPERATION,
        () -> state(found("OperationNotFound", world.cloudMap().operation(operationId))));
  }

  private Operation state(MapOperation operation) {
    if (operation.kind() != MapOperation.Kind.DEREGISTER_INSTANCE) {
      return new Operation.Failed(
          new Failure("OtherOperation", "the operation registers the instance", true));
    }
    return switch (operation.status(clock.instant())) {
      case SUBMITTED, PENDING -> new Operation.Pending();
      case SUCCESS -> new Operation.Succeeded();
      case FAIL -> new Operation.Failed(failure(operation));
    };
  }

  private static Failure failure(MapOperation operation) {
    boolean retryable = !operation.error().equals("ACCESS_DENIED");
    return new Failure(operation.error(), "the operation ended in FAIL", retryable);
  }

  private <T> T call(String doing, ApiOperation operation, Supplier<T> effect) {
    return CallFailures.make(doing, () -> client.call(operation, effect));
  }

  private static <T> T found(String otherwise, Optional<T> value) {
    return value.orElseThrow(() -> AwsErrors.refusal(otherwise, "there is none"));
  }
}
