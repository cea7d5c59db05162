package io.github.cloudmapreactor.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What happens in the demo, what the watch should do about it, and what should be left. */
final class DemoStory {

  private DemoStory() {}

  /**
   * A part of the story, which a pass ends.
   *
   * @param told what happens
   * @param second when, in seconds after the beginning
   * @param deed what happens, done to the world
   * @param lookAt when the watch looks
   * @param found what it should find: {@code TASK REASON OUTCOME HOLD}
   */
  record Step(String told, int second, Consumer<DemoWorld> deed, int lookAt, List<String> found) {}

  /** What should be registered at the end. */
  static final Map<String, List<String>> LEFT =
      Map.of(
          "srv-orders", List.of("orders-3", "orders-4", "orders-5", "orders-6"),
          "srv-carts", List.of("carts-1", "carts-4"),
          "srv-legacy", List.of("legacy-1"));

  private static final String[] ORDERS = {"orders-1", "orders-2", "orders-3", "orders-4"};
  private static final String[] CARTS = {"carts-1", "carts-2", "carts-3"};

  static List<Step> steps() {
    return List.of(
        new Step(
            "Seven tasks of orders and carts start, and one of legacy. Their health is UNKNOWN at"
                + " first, which is no reason to remove any.",
            0,
            DemoStory::startAll,
            0,
            List.of()),
        new Step(
            "All are HEALTHY, then carts-3 turns sick. ECS sends no event of that; the next pass,"
                + " four seconds later, takes it out.",
            6,
            DemoStory::carts3TurnsSick,
            10,
            List.of("carts-3 UNHEALTHY_FOUND DEREGISTERED")),
        new Step(
            "ECS replaces carts-3 by carts-4. Meanwhile carts-1 turns sick, and recovers before"
                + " the next pass: it stays.",
            13,
            DemoStory::carts1Recovers,
            20,
            List.of()),
        new Step(
            "The database of orders blips: all four turn sick at once. Two are taken out, and the"
                + " floor keeps half of the desired count.",
            22,
            world -> world.health("UNHEALTHY", ORDERS),
            30,
            List.of(
                "orders-1 UNHEALTHY_FOUND DEREGISTERED",
                "orders-2 UNHEALTHY_FOUND DEREGISTERED",
                "orders-3 UNHEALTHY_FOUND HELD_BACK FLOOR",
                "orders-4 UNHEALTHY_FOUND HELD_BACK FLOOR")),
        new Step(
            "The database is back: orders-3 and orders-4 never left and serve again. ECS replaces"
                + " the two others by orders-5 and orders-6.",
            37,
            DemoStory::ordersRecover,
            40,
            List.of()),
        new Step(
            "carts-2 dies, and the event that says so is lost. As long as ECS still wants the task"
                + " to run, the pass sees its status and takes it out.",
            44,
            world -> world.die("carts-2"),
            50,
            List.of("carts-2 STOPPING DEREGISTERED")),
        new Step(
            "legacy-1 turns sick. Its service has the tag cloud-map-reactor=ignore, so it is left"
                + " alone.",
            53,
            world -> world.health("UNHEALTHY", "legacy-1"),
            60,
            List.of("legacy-1 UNHEALTHY_FOUND HELD_BACK OPT_OUT_TAG")));
  }

  private static void startAll(DemoWorld world) {
    List.of(ORDERS).forEach(task -> world.start(task, "UNKNOWN"));
    List.of(CARTS).forEach(task -> world.start(task, "UNKNOWN"));
    world.start("legacy-1", "UNKNOWN");
  }

  private static void carts3TurnsSick(DemoWorld world) {
    world.health("HEALTHY", ORDERS);
    world.health("HEALTHY", CARTS);
    world.health("HEALTHY", "legacy-1");
    world.health("UNHEALTHY", "carts-3");
  }

  private static void carts1Recovers(DemoWorld world) {
    world.replace("carts-3", "carts-4");
    world.health("UNHEALTHY", "carts-1");
    world.at(18);
    world.health("HEALTHY", "carts-1");
  }

  private static void ordersRecover(DemoWorld world) {
    world.health("HEALTHY", "orders-3", "orders-4");
    world.replace("orders-1", "orders-5");
    world.replace("orders-2", "orders-6");
  }
}
