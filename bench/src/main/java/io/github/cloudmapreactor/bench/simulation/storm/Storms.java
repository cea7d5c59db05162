package io.github.cloudmapreactor.bench.simulation.storm;

import io.github.cloudmapreactor.bench.simulation.aws.Retrying;
import io.github.cloudmapreactor.bench.simulation.reactor.Stack;
import io.github.cloudmapreactor.bench.simulation.storm.Storm.Account;
import io.github.cloudmapreactor.bench.simulation.storm.Storm.Fleet;
import io.github.cloudmapreactor.bench.simulation.storm.Storm.Warmth;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Prints what storms do, as tables; or one storm, that words such as {@code tasks=2000
 * deregistrations=20} describe.
 */
public final class Storms {

  private static final long SEED = 1;

  private final StormTable table;

  private Storms(PrintStream out) {
    this.table = new StormTable(out);
  }

  public static void main(String[] words) {
    Storms storms = new Storms(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    if (words.length == 0) {
      storms.printAll();
    } else {
      StormOptions.Chosen chosen = StormOptions.read(words);
      storms.table.begin(String.join(" ", words));
      storms.run("as said", chosen.storm(), chosen.seed());
    }
  }

  private void printAll() {
    for (int tasks : List.of(100, 1_000, 10_000, 100_000)) {
      printWays(tasks);
    }
    printConcurrencies();
    printFleets();
    printCircumstances();
  }

  /** The ways to deploy it, of which the first is the product. */
  private void printWays(int tasks) {
    Storm storm = Storm.of(tasks);
    table.begin("%,d tasks stop at the same moment".formatted(tasks));
    run("this product", storm);
    run("paced, ADAPTIVE_V2", storm.with(clients(true, Retrying.ADAPTIVE_V2)));
    run("no pace", storm.with(clients(false, Retrying.STANDARD)));
    run("no pace, ADAPTIVE_V2", storm.with(clients(false, Retrying.ADAPTIVE_V2)));
    run("`delivery=direct`", storm.with(Stack.DEFAULT.withDelivery(Stack.Delivery.DIRECT)));
    run(
        "direct, 5 reserved",
        storm.with(Stack.DEFAULT.withDelivery(Stack.Delivery.DIRECT_RESERVED)));
  }

  private void printConcurrencies() {
    table.begin("10,000 tasks, by `maximumConcurrency`");
    for (int concurrency : List.of(2, 5, 10, 25, 50)) {
      Stack stack = Stack.DEFAULT.withMaximumConcurrency(concurrency);
      run("%d".formatted(concurrency), Storm.of(10_000).with(stack));
      Fleet one = new Fleet(10, 1);
      run("%d, one cluster".formatted(concurrency), Storm.of(10_000).with(stack).with(one));
    }
  }

  private void printFleets() {
    table.begin("10,000 tasks, by what they are of");
    for (Fleet fleet :
        List.of(
            new Fleet(10, 1),
            new Fleet(10, 3),
            new Fleet(10, 5),
            new Fleet(10, 10),
            new Fleet(10, 50),
            new Fleet(100, 10),
            new Fleet(1_000, 10))) {
      run(
          "%,d a service, %d clusters".formatted(fleet.tasksPerService(), fleet.clusters()),
          Storm.of(10_000).with(fleet));
    }
  }

  private void printCircumstances() {
    Storm storm = Storm.of(10_000);
    Account noise = Account.DEFAULT.withThrottled(0.05);
    table.begin("10,000 tasks, otherwise");
    run("5 % of all attempts throttled", storm.with(noise));
    run("the same, ADAPTIVE_V2", storm.with(noise).with(clients(true, Retrying.ADAPTIVE_V2)));
    run("crashes: two events a task", storm.with(Signs.CRASH));
    run("orderly stops: four events a task", storm.with(Signs.ORDERLY));
    run("ECS deregisters too", storm.with(Account.DEFAULT.withEcsDeregistering()));
    run("no health watch", storm.with(Stack.DEFAULT.withExtent(Stack.Extent.EVENTS_ALONE)));
    run("1,000 tasks, all environments warm", Storm.of(1_000).with(Warmth.ALL_WARM));
  }

  private static Stack clients(boolean paced, Retrying retrying) {
    return Stack.DEFAULT.withClients(new Stack.Clients(paced, retrying));
  }

  private void run(String what, Storm storm) {
    run(what, storm, SEED);
  }

  private void run(String what, Storm storm, long seed) {
    table.add(what, StormStudy.run(storm, seed));
  }
}
