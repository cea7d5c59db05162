package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cloudmapreactor.local.Faults.OperationFailure;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The services; whoever calls or changes one holds this object's lock, so that all stays whole.
 * Lambda alone needs none, for a function that is invoked calls the others.
 */
final class World {
  private final InstantSource clock;
  private final CloudMap cloudMap;
  private final Ecs ecs;
  private final Sqs sqs;
  private final EventBridge events;
  private final LambdaService lambda;
  private final Iam iam = new Iam();
  private final Arns arns;
  private final Map<AwsService, Map<String, Operation>> operations;

  World(Seed seed, InstantSource clock, String endpoint) {
    this.clock = clock;
    arns = new Arns(seed.partition(), seed.region(), seed.account());
    cloudMap = new CloudMap(arns, clock);
    ecs = new Ecs(arns, cloudMap);
    sqs = new Sqs(arns, endpoint);
    events = new EventBridge(arns);
    lambda = new LambdaService(arns);
    seed.cloudMapServices().forEach(cloudMap.registry()::put);
    seed.clusters().forEach(ecs::put);
    seed.queues().forEach(sqs::add);
    operations =
        Map.of(
            AwsService.CLOUD_MAP, cloudMap.operations(),
            AwsService.ECS, ecs.operations(),
            AwsService.EVENTS, events.operations(),
            AwsService.IAM, iam.operations(),
            AwsService.LAMBDA, lambda.operations(),
            AwsService.SQS, sqs.operations());
  }

  CloudMap cloudMap() {
    return cloudMap;
  }

  Ecs ecs() {
    return ecs;
  }

  Sqs sqs() {
    return sqs;
  }

  EventBridge events() {
    return events;
  }

  Iam iam() {
    return iam;
  }

  Arns arns() {
    return arns;
  }

  LambdaService lambda() {
    return lambda;
  }

  /** The names of all operations, none of which two services share. */
  SortedSet<String> operationNames() {
    SortedSet<String> names = new TreeSet<>();
    operations.values().forEach(byName -> names.addAll(byName.keySet()));
    return names;
  }

  /**
   * Lets a call take effect.
   *
   * @throws ServiceError if the called service answers with an error
   */
  ObjectNode call(
      AwsJson.Target target, JsonNode body, Optional<OperationFailure> operationFailure) {
    Operation operation =
        target
            .named()
            .map(service -> operations.getOrDefault(service, Map.of()).get(target.operation()))
            .orElseThrow(
                () ->
                    new ServiceError(
                        "UnknownOperationException",
                        "The stand-in plays no operation %s".formatted(target.operation())));
    Request request = new Request(target.service(), clock.instant(), body, operationFailure);
    if (target.service() == AwsService.LAMBDA) {
      return operation.answer(request);
    }
    synchronized (this) {
      return operation.answer(request);
    }
  }
}
