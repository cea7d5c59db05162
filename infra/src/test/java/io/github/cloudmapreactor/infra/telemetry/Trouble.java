package io.github.cloudmapreactor.infra.telemetry;

import static io.github.cloudmapreactor.infra.telemetry.Story.PROD;
import static io.github.cloudmapreactor.infra.telemetry.Story.SHOP;

import io.github.cloudmapreactor.infra.replay.Handler;
import io.github.cloudmapreactor.infra.replay.Place;
import io.github.cloudmapreactor.infra.replay.SmallWorld;
import io.github.cloudmapreactor.lambda.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can go wrong, in the order in which it does: for how many minutes, which alarms it sets off,
 * and after how many minutes all of them are over.
 */
enum Trouble {
  A_RIGHT_IS_MISSING(3, 8, "Failures", "DeadLetters") {
    @Override
    void begin(LiveStack stack) {
      stack.aws().faults().on("DeregisterInstance").accessDenied();
      stack.forward("{");
      stack.aws().stopTask(PROD, SmallWorld.id(PROD, 1));
    }

    @Override
    void minute(LiveStack stack, int minute) {
      List<String> steps = List.of("DEACTIVATING", "STOPPING", "DEPROVISIONING");
      stack.aws().moveTask(PROD, SmallWorld.id(PROD, 1), steps.get(minute));
      stack.forward(new TaskEvent(PROD, 1, 3 + minute, stack.now()).stopping(steps.get(minute)));
    }

    @Override
    void mend(LiveStack stack) {
      stack.aws().faults().clear();
      stack.empty("DeadLetters");
      stack.aws().moveTask(PROD, SmallWorld.id(PROD, 1), "STOPPED");
      stack.forward(new TaskEvent(PROD, 1, 6, stack.now()).stopping("STOPPED"));
    }
  },

  /** Nobody plays EventBridge here, so its dead letter is put there by hand. */
  AN_EVENT_CANNOT_BE_DELIVERED(1, 4, "Undelivered") {
    @Override
    void begin(LiveStack stack) {
      stack
          .queue("Undelivered")
          .send(List.of(new TaskEvent(PROD, 3, 2, stack.now()).stopping("DEACTIVATING")));
    }

    @Override
    void mend(LiveStack stack) {
      stack.empty("Undelivered");
    }
  },

  CLUSTERS_CANNOT_BE_READ(6, 8, "WatchFailures", "NoPass") {
    @Override
    void begin(LiveStack stack) {
      stack.aws().faults().on("ListTasks").accessDenied();
    }

    @Override
    void mend(LiveStack stack) {
      stack.aws().faults().clear();
    }
  },

  /** The watch sees all of them; a late event states what it has not removed. */
  ALL_TASKS_OF_A_SERVICE_ARE_SICK(2, 4, "WatchHeldBack", "HeldBack") {
    @Override
    void begin(LiveStack stack) {
      health(stack, "UNHEALTHY");
    }

    @Override
    void minute(LiveStack stack, int minute) {
      if (minute == 1) {
        int left =
            List.of(1, 2, 3).stream()
                .filter(task -> Story.listed(stack, SHOP).contains(SmallWorld.id(SHOP, task)))
                .findAny()
                .orElseThrow();
        stack.forward(
            new TaskEvent(SHOP, left, 1, stack.now().minus(Duration.ofMinutes(2))).unhealthy());
      }
    }

    @Override
    void mend(LiveStack stack) {
      health(stack, "HEALTHY");
    }

    private void health(LiveStack stack, String status) {
      for (int task = 1; task <= 3; task++) {
        stack.aws().setHealth(SHOP, SmallWorld.id(SHOP, task), status);
      }
    }
  },

  /** ECS never registers again those that were removed before and have recovered. */
  THE_RECOVERED_ARE_STRANDED(10, 7, "Stranded") {
    @Override
    void mend(LiveStack stack) {
      for (int task = 1; task <= 3; task++) {
        stack
            .aws()
            .registerInstance(
                "srv-" + SHOP,
                SmallWorld.id(SHOP, task),
                Map.of(
                    "DeploymentId",
                    Place.ANY.arn("ecs", "task-set/%s/front-web/ecs-svc/1".formatted(SHOP))));
      }
    }
  },

  /** In one minute of five, so that WatchFailures says nothing. */
  EVERY_SWEEP_FAILS(26, 7, "NoSweep") {
    @Override
    void begin(LiveStack stack) {
      stack.aws().faults().on("ListInstances").accessDenied();
    }

    @Override
    void mend(LiveStack stack) {
      stack.aws().faults().clear();
    }
  },

  SOMEBODY_PAUSES_IT(26, 7, "LateEvents", "NoPass", "NoSweep") {
    @Override
    void begin(LiveStack stack) {
      stack.pause(true);
      stack.aws().stopTask(PROD, SmallWorld.id(PROD, 2));
      stack.forward(new TaskEvent(PROD, 2, 2, stack.now()).stopping("DEACTIVATING"));
    }

    @Override
    void mend(LiveStack stack) {
      stack.pause(false);
    }
  },

  THE_WATCH_CANNOT_START(6, 8, "WatchErrors", "NoPass") {
    @Override
    void begin(LiveStack stack) {
      stack.function(Handler.WATCH).redeploy(WRONG);
    }

    @Override
    void mend(LiveStack stack) {
      stack.function(Handler.WATCH).redeploy(Map.of());
    }
  },

  /** Then nobody puts ticks either. */
  THE_EVENTS_FUNCTION_CANNOT_START(6, 8, "Errors", "NoPass") {
    @Override
    void begin(LiveStack stack) {
      stack.function(Handler.EVENTS).redeploy(WRONG);
    }

    @Override
    void mend(LiveStack stack) {
      stack.function(Handler.EVENTS).redeploy(Map.of());
    }
  },

  LAMBDA_LACKS_CONCURRENCY_FOR_THE_WATCH(6, 8, "WatchThrottles", "NoPass") {
    @Override
    void begin(LiveStack stack) {
      stack.function(Handler.WATCH).throttle(true);
    }

    @Override
    void mend(LiveStack stack) {
      stack.function(Handler.WATCH).throttle(false);
    }
  },

  LAMBDA_LACKS_CONCURRENCY_FOR_EVENTS(6, 8, "Throttles", "NoPass") {
    @Override
    void begin(LiveStack stack) {
      stack.function(Handler.EVENTS).throttle(true);
    }

    @Override
    void mend(LiveStack stack) {
      stack.function(Handler.EVENTS).throttle(false);
    }
  };

  private static final Map<String, String> WRONG =
      Map.of(Setting.KEEP_AT_LEAST.variable(), "the better half");

  private final int minutes;
  private final int minutesToRecover;

  @SuppressWarnings("ImmutableEnumChecker") // It is immutable, which its type does not say.
  private final Set<String> alarms;

  Trouble(int minutes, int minutesToRecover, String... alarms) {
    this.minutes = minutes;
    this.minutesToRecover = minutesToRecover;
    this.alarms = Set.of(alarms);
  }

  int minutes() {
    return minutes;
  }

  int minutesToRecover() {
    return minutesToRecover;
  }

  /** The ids of the alarms that it sets off, and no others. */
  Set<String> alarms() {
    return alarms;
  }

  /** It begins. */
  void begin(LiveStack stack) {}

  /** What happens at the beginning of each of its minutes, which are counted from 0. */
  void minute(LiveStack stack, int minute) {}

  /** Its cause is mended. */
  abstract void mend(LiveStack stack);
}
