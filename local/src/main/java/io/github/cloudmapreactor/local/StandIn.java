package io.github.cloudmapreactor.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Plays AWS Cloud Map, Amazon ECS and Amazon SQS on 127.0.0.1, for real AWS SDK clients to talk to,
 * and what AWS Lambda and Amazon EventBridge tell of an installation.
 *
 * <p>Point {@code AWS_ENDPOINT_URL} to {@link #endpoint}; any credentials will do. Time is the
 * given clock's alone: operations end, messages come back and tasks change when that clock says so.
 */
public final class StandIn implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  static {
    // Head and body of an answer are two packets, and on a connection that is used often the second
    // would wait for the client's delayed acknowledgement of the first, 40 ms each time.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(StandIn::daemon);
  private final List<AheadDoor> doors = new CopyOnWriteArrayList<>();
  private final InstantSource clock;
  private final World world;
  private final Journal journal;
  private final Faults faults;
  private final Gateway gateway;

  private StandIn(HttpServer server, Seed seed, InstantSource clock, Journal journal) {
    this.server = server;
    this.clock = clock;
    this.journal = journal;
    this.world = new World(seed, clock, "http://127.0.0.1:" + server.getAddress().getPort());
    this.faults = new Faults(world.operationNames());
    this.gateway = new Gateway(world, clock, journal, faults);
  }

  /** Starts a stand-in on a free port. */
  public static StandIn start(Seed seed, InstantSource clock) {
    return start(seed, clock, 0);
  }

  /**
   * Starts a stand-in on the given port; 0 takes a free one.
   *
   * @throws UncheckedIOException if the port cannot be had
   */
  public static StandIn start(Seed seed, InstantSource clock, int port) {
    return start(seed, clock, port, new Journal());
  }

  static StandIn start(Seed seed, InstantSource clock, int port, Journal journal) {
    // Otherwise the body of an answer waits until the client has acknowledged its head: 40 ms a
    // call.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      var address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
      var standIn = new StandIn(HttpServer.create(address, 0), seed, clock, journal);
      standIn.serve();
      return standIn;
    } catch (IOException e) {
      throw new UncheckedIOException("The stand-in cannot listen on port %d".formatted(port), e);
    }
  }

  private void serve() {
    server.createContext("/", gateway);
    server.setExecutor(threads);
    // Whoever starts the server passes on whether its own thread is a daemon.
    CompletableFuture.runAsync(server::start, threads).join();
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "stand-in");
    thread.setDaemon(true);
    return thread;
  }

  /** The address for {@code AWS_ENDPOINT_URL}: {@code http://127.0.0.1:PORT}. */
  public URI endpoint() {
    return URI.create(world.sqs().endpoint());
  }

  /**
   * Another address of the same stand-in, where the {@code Date} of every answer is ahead of the
   * caller's clock; {@link FaultRule#clockAhead} refuses signatures by the same clock.
   */
  public URI endpointAhead(Duration ahead) {
    try {
      var door = AheadDoor.open(server.getAddress(), ahead, threads);
      doors.add(door);
      return door.endpoint();
    } catch (IOException e) {
      throw new UncheckedIOException("The stand-in cannot open another door", e);
    }
  }

  /** Every call that has arrived. */
  public Journal journal() {
    return journal;
  }

  /** The script of what goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** Functions, mappings and rules; none at first. */
  public Deployment deployment() {
    return new Deployment(world);
  }

  /** Has every call pass by this watcher from now on, in place of the one before. */
  public void watch(Passage watcher) {
    gateway.watch(watcher);
  }

  /** Returns the instance ids of every Cloud Map service at this moment of the clock. */
  public SortedMap<String, SortedSet<String>> registry() {
    synchronized (world) {
      return world.cloudMap().registry().instanceIds();
    }
  }

  /** The URL by which clients name a queue. */
  public String queueUrl(String queueName) {
    return world.sqs().url(queueName);
  }

  /**
   * Sets how long after submission Cloud Map operations pend and end; 50 ms and 150 ms otherwise.
   */
  public void operationTimes(Duration pending, Duration end) {
    synchronized (world) {
      world.cloudMap().operationTimes(pending, end);
    }
  }

  /** Adds a cluster with what is in it, or replaces the one of that name. */
  public void putCluster(Seed.Cluster cluster) {
    synchronized (world) {
      world.ecs().put(cluster);
    }
  }

  /** Adds an ECS service, or replaces the one of that name. */
  public void putService(String cluster, Seed.Service service) {
    synchronized (world) {
      world.ecs().put(cluster, service);
    }
  }

  /**
   * Removes an ECS service as if it had never been; a deleted one is still described, as INACTIVE.
   */
  public void removeService(String cluster, String name) {
    synchronized (world) {
      world.ecs().cluster(cluster).services().remove(name);
    }
  }

  /** Adds a task, or replaces the one of that id. */
  public void putTask(String cluster, SeedTask task) {
    synchronized (world) {
      world.ecs().cluster(cluster).tasks().put(task.id(), task);
    }
  }

  /** Changes a task from the change's instant on. */
  public void changeTask(String cluster, String taskId, SeedTask.Change change) {
    synchronized (world) {
      world.ecs().cluster(cluster).change(taskId, change);
    }
  }

  /**
   * Turns a task HEALTHY, UNHEALTHY or UNKNOWN; its version stays, for ECS sends no event of this.
   */
  public void setHealth(String cluster, String taskId, String healthStatus) {
    changeTask(cluster, taskId, SeedTask.Change.health(now(), healthStatus));
  }

  /** Begins an orderly stop: DEACTIVATING, with desired status STOPPED and the next version. */
  public void stopTask(String cluster, String taskId) {
    synchronized (world) {
      Instant now = now();
      Cluster found = world.ecs().cluster(cluster);
      long version = found.task(taskId).at(now).version() + 1;
      found.change(taskId, SeedTask.Change.stopping(now, version));
    }
  }

  /**
   * Moves a task on to a last status, with the next version: RUNNING starts it now, STOPPED ends it
   * now. After a StopTask call this is the only way in which the task gets any further.
   */
  public void moveTask(String cluster, String taskId, String lastStatus) {
    synchronized (world) {
      Instant now = now();
      Cluster found = world.ecs().cluster(cluster);
      long version = found.task(taskId).at(now).version() + 1;
      found.change(taskId, SeedTask.Change.moved(now, lastStatus, version));
    }
  }

  /** Removes a task: from now on it is MISSING. */
  public void removeTask(String cluster, String taskId) {
    synchronized (world) {
      world.ecs().cluster(cluster).tasks().remove(taskId);
    }
  }

  /** Adds a Cloud Map service with its instances, or replaces the one of that id. */
  public void putCloudMapService(Seed.CloudMapService service) {
    synchronized (world) {
      world.cloudMap().registry().put(service);
    }
  }

  /** Turns a namespace into one whose instances have DNS records too. */
  public void makeDns(String namespace) {
    synchronized (world) {
      world.cloudMap().registry().makeDns(namespace);
    }
  }

  /** Deletes a Cloud Map service; ECS services go on naming it. */
  public void removeCloudMapService(String serviceId) {
    synchronized (world) {
      world.cloudMap().registry().remove(serviceId);
    }
  }

  /** Registers an instance at once, as if its operation had ended. */
  public void registerInstance(
      String serviceId, String instanceId, Map<String, String> attributes) {
    synchronized (world) {
      world
          .cloudMap()
          .registry()
          .service(serviceId)
          .register(instanceId, attributes, Optional.empty());
    }
  }

  /** Deregisters an instance at once, as if its operation had ended. */
  public void deregisterInstance(String serviceId, String instanceId) {
    synchronized (world) {
      world.cloudMap().registry().service(serviceId).instances().remove(instanceId);
    }
  }

  /** Adds a queue, or empties and replaces the one of that name. */
  public void addQueue(Seed.Queue queue) {
    synchronized (world) {
      world.sqs().add(queue);
    }
  }

  /** Stops at once: connections are closed, and calls under way are lost. */
  @Override
  public void close() {
    server.stop(0);
    doors.forEach(AheadDoor::close);
    threads.shutdownNow();
  }

  private Instant now() {
    return clock.instant();
  }
}
