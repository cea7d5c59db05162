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
 * The three services; whoever calls or changes one holds this object's lock, so that all stays
 * whole.
 */
final class World {
  private final InstantSource clock;
  private final CloudMap cloudMap;
  private final Ecs ecs;
  private final Sqs sqs;
  private final Map<AwsService, Map<String, Operation>> operations;

  World(Seed seed, InstantSource clock, String endpoint) {
    this.clock = clock;
    Arns arns = new Arns(seed.partition(), seed.region(), seed.account());
    cloudMap = new CloudMap(arns, clock);
    ecs = new Ecs(arns, cloudMap);
    sqs = new Sqs(arns, endpoint);
    seed.cloudMapServices().forEach(cloudMap.registry()::put);
    seed.clusters().forEach(ecs::put);
    seed.queues().forEach(sqs::add);
    operations =
        Map.of(
            AwsService.CLOUD_MAP, cloudMap.operations(),
            AwsService.ECS, ecs.operations(),
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
  synchronized ObjectNode call(
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
    return operation.answer(new Request(target.service(), clock.instant(), body, operationFailure));
  }
}
