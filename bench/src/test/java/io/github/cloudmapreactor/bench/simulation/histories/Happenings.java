package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.bench.simulation.aws.ApiOperation;
import io.github.cloudmapreactor.bench.simulation.reactor.ReactorDeployment;
import io.github.cloudmapreactor.bench.simulation.world.EcsService;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.bench.simulation.world.LifePath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What happens in a history, one thing after the other, until it is to come to rest. */
final class Happenings {

  private final Scene scene;
  private final Dice dice;
  private final Weather weather;
  private final Blinks blinks;
  private final ReactorDeployment product;
  private final Ailments ailments;
  private final Rollouts rollouts;
  private final Instant end;

  /** Begins at once, and goes on until {@code end}. */
  Happenings(Scene scene, Dice dice, Weather weather, Blinks blinks, ReactorDeployment product) {
    this.scene = scene;
    this.dice = dice;
    this.weather = weather;
    this.blinks = blinks;
    this.product = product;
    this.ailments = new Ailments(scene, dice, product.bus());
    this.rollouts = new Rollouts(scene, dice);
    this.end = scene.simulation().clock().instant().plus(scene.circumstances().turbulence());
    goOn();
  }

  private void goOn() {
    Duration calm = scene.circumstances().calm();
    Duration wait = dice.between(Duration.ZERO, calm.multipliedBy(2));
    scene
        .simulation()
        .after(
            wait,
            () -> {
              if (scene.simulation().clock().instant().isBefore(end)) {
                happen();
                goOn();
              } else {
                scene.chronicle().note(() -> "it all comes to rest");
                weather.clearUp();
              }
            });
  }

  private void happen() {
    int number = dice.between(0, 19);
    switch (number) {
      case 0, 1, 2, 3 -> any(Truth::isFit).ifPresent(ailments::fallIll);
      case 4 -> ailments.blip(dice.oneOf(scene.fleet().services()).orElseThrow());
      case 5, 6 -> any(Truth::runs).ifPresent(ailments::recover);
      case 7 -> stop(LifePath.ORDERLY_STOP);
      case 8, 9 -> stop(LifePath.CRASH);
      case 10 -> stop(LifePath.SPOT_INTERRUPTION);
      case 11 -> start();
      case 12 -> rollouts.deploy(dice.oneOf(scene.fleet().services()).orElseThrow());
      case 13 -> any(Truth::isFit).ifPresent(this::blink);
      case 14, 15 -> any(Truth::isFit).ifPresent(ailments::undo);
      case 16 -> any(Truth::isFit).ifPresent(ailments::strand);
      case 17 -> recycle();
      case 18 -> outage();
      default -> any(Truth::isFit).ifPresent(ailments::relapse);
    }
  }

  private Optional<EcsTask> any(Predicate<EcsTask> which) {
    List<EcsTask> tasks =
        scene.fleet().services().stream()
            .flatMap(service -> service.tasks().stream())
            .filter(which)
            .toList();
    return dice.oneOf(tasks);
  }

  private void stop(LifePath path) {
    any(task -> true)
        .ifPresent(
            task -> {
              scene.chronicle().note(() -> "ECS " + path + ": " + Words.of(task));
              scene.world().ecs().stop(task, path);
              if (dice.happens(0.5)) {
                start();
              }
            });
  }

  private void start() {
    dice.oneOf(scene.fleet().services().stream().filter(Happenings::wantsMore).toList())
        .ifPresent(
            service -> {
              EcsTask task = scene.world().ecs().start(service);
              scene.chronicle().note(() -> "ECS starts " + Words.of(task));
            });
  }

  private static boolean wantsMore(EcsService service) {
    return service.running() + service.pending() < service.spec().desiredCount();
  }

  private void blink(EcsTask task) {
    Duration length = dice.between(Duration.ofSeconds(1), Duration.ofSeconds(20));
    scene.chronicle().note(() -> "ECS denies for " + length + " " + Words.of(task));
    blinks.deny(task, length);
  }

  private void recycle() {
    scene.chronicle().note(() -> "LAMBDA takes all environments away");
    product.recycle();
  }

  private void outage() {
    ApiOperation operation = dice.oneOf(ApiOperation.values());
    Duration length = dice.between(Duration.ofSeconds(5), Duration.ofSeconds(90));
    scene.chronicle().note(() -> "AWS throttles " + operation.word() + " for " + length);
    weather.throttle(operation, length);
  }
}
