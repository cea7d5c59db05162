package io.github.cloudmapreactor.cli.watch;

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
   * @param found what it should find: {@code TASK REASON OUTCOME HOLD}, in any order
   * @param counted what a sweep should count that ends then; empty where none should
   */
  record Step(
      String told,
      int second,
      Consumer<DemoWorld> deed,
      int lookAt,
      List<String> found,
      String counted) {

    /** A part after which no sweep is due. */
    Step(String told, int second, Consumer<DemoWorld> deed, int lookAt, List<String> found) {
      this(told, second, deed, lookAt, found, "");
    }
  }

  /** What should be registered at the end. */
  static final Map<String, List<String>> LEFT =
      Map.of(
          "srv-orders", List.of("orders-3", "orders-4", "orders-6"),
          "srv-basket", List.of("basket-1", "basket-4", "basket-5"),
          "srv-legacy", List.of("legacy-1", "manual-1"));

  private static final String[] ORDERS = {"orders-1", "orders-2", "orders-3", "orders-4"};
  private static final String[] BASKET = {"basket-1", "basket-2", "basket-3"};

  static List<Step> steps() {
    return List.of(
        new Step(
            "Seven tasks of orders and basket start, and one of legacy. Cloud Map lists basket-0"
                + " besides, which ECS does not know any more, and manual-1, which somebody"
                + " registered by hand.",
            0,
            DemoStory::startAll,
            0,
            List.of(),
            "1 unknown to ECS (so far once), 1 unattributed"),
        new Step(
            "All are HEALTHY, then basket-3 turns sick. ECS sends no event of that; the next pass,"
                + " four seconds later, takes it out.",
            6,
            DemoStory::basket3TurnsSick,
            10,
            List.of("basket-3 UNHEALTHY_FOUND DEREGISTERED")),
        new Step(
            "ECS replaces basket-3 by basket-4. Meanwhile basket-1 turns sick, and recovers before"
                + " the next pass: it stays.",
            13,
            DemoStory::basket1Recovers,
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
                + " orders-1 by orders-5, but orders-2 recovers before its turn comes.",
            37,
            DemoStory::ordersRecover,
            40,
            List.of()),
        new Step(
            "basket-2 dies, and the event that says so is lost. As long as ECS still wants the task"
                + " to run, the pass sees its status and takes it out.",
            44,
            world -> world.die("basket-2"),
            50,
            List.of("basket-2 STOPPING DEREGISTERED")),
        new Step(
            "ECS replaces basket-2 by basket-5. legacy-1 turns sick: its service has the tag"
                + " cloud-map-reactor=ignore, so it is left alone.",
            53,
            DemoStory::legacy1TurnsSick,
            60,
            List.of("legacy-1 UNHEALTHY_FOUND HELD_BACK OPT_OUT_TAG")),
        new Step(
            "legacy-1 recovers. ECS replaces orders-5 by orders-6, and the event that orders-5"
                + " stops is lost too. A pass looks at tasks that are to run, so it finds nothing.",
            64,
            DemoStory::orders5LeavesAnOrphan,
            70,
            List.of()),
        new Step(
            "Every five minutes a sweep compares Cloud Map with ECS: orders-5 has stopped, and"
                + " basket-0 is unknown for the second time. Nothing proves whose manual-1 is, so it"
                + " stays.",
            100,
            world -> world.end("orders-5"),
            300,
            List.of("basket-0 ORPHANED DEREGISTERED", "orders-5 STOPPING DEREGISTERED"),
            "2 orphaned, 1 unattributed"),
        new Step(
            "orders-2 has run for ten minutes now and is HEALTHY, but ECS registers a task once: it"
                + " is not listed where it ought to be. One sweep alone may err, so nothing is said.",
            600,
            world -> {},
            600,
            List.of(),
            "1 unattributed"),
        new Step(
            "The next sweep does not find it there either: orders-2 is stranded. It runs and costs,"
                + " and no caller finds it; below stands the command that mends it.",
            900,
            world -> {},
            900,
            List.of("orders-2 STRANDED LEFT REPORT_ONLY"),
            "1 unattributed, 1 stranded"));
  }

  private static void startAll(DemoWorld world) {
    List.of(ORDERS).forEach(task -> world.start(task, "UNKNOWN"));
    List.of(BASKET).forEach(task -> world.start(task, "UNKNOWN"));
    world.start("legacy-1", "UNKNOWN");
    world.register("basket-0");
    world.registerByHand("srv-legacy", "manual-1");
  }

  private static void basket3TurnsSick(DemoWorld world) {
    world.health("HEALTHY", ORDERS);
    world.health("HEALTHY", BASKET);
    world.health("HEALTHY", "legacy-1");
    world.health("UNHEALTHY", "basket-3");
  }

  private static void basket1Recovers(DemoWorld world) {
    world.replace("basket-3", "basket-4");
    world.health("UNHEALTHY", "basket-1");
    world.at(18);
    world.health("HEALTHY", "basket-1");
  }

  private static void ordersRecover(DemoWorld world) {
    world.health("HEALTHY", "orders-2", "orders-3", "orders-4");
    world.replace("orders-1", "orders-5");
  }

  private static void legacy1TurnsSick(DemoWorld world) {
    world.start("basket-5", "HEALTHY");
    world.end("basket-2");
    world.health("UNHEALTHY", "legacy-1");
  }

  private static void orders5LeavesAnOrphan(DemoWorld world) {
    world.health("HEALTHY", "legacy-1");
    world.replace("orders-5", "orders-6");
  }
}
