package io.github.cloudmapreactor.bench.simulation.world;

import io.github.cloudmapreactor.bench.simulation.kernel.Simulation;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Health;
import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.core.TaskState;
import io.github.cloudmapreactor.core.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** ECS: clusters with their services and tasks, which a scenario makes, moves and makes sick. */
public final class Ecs {

  private final Home home;
  private final EcsTraits traits;
  private final CloudMap cloudMap;
  private final Ids ids;
  private final Simulation simulation;
  private final TaskLives lives;
  private final ScriptedLives scripted;
  private final Map<String, EcsCluster> clusters = new LinkedHashMap<>();
  private final List<Consumer<TaskState>> listeners = new ArrayList<>();
  private int made;

  /** An ECS without clusters. */
  Ecs(Simulation simulation, Home home, EcsTraits traits, CloudMap cloudMap) {
    this.home = home;
    this.traits = traits;
    this.cloudMap = cloudMap;
    this.ids = new Ids(simulation.random());
    this.simulation = simulation;
    this.lives = new TaskLives(simulation, traits, cloudMap, this::tell, this::forget);
    this.scripted = new ScriptedLives(simulation, lives);
  }

  /** Tells {@code listener} of each task's change, as an event would. */
  public void onChange(Consumer<TaskState> listener) {
    listeners.add(listener);
  }

  private void tell(TaskState changed) {
    listeners.forEach(listener -> listener.accept(changed));
  }

  /** Makes a cluster without services, if there is none of this name. */
  public void addCluster(String name) {
    clusters.putIfAbsent(name, new EcsCluster());
  }

  /** Makes a service without tasks, with its first deployment and the Cloud Map services. */
  public EcsService addService(String cluster, String name, ServiceSpec spec) {
    addCluster(cluster);
    EcsService service =
        new EcsService(
            new ServiceRef(home.cluster(cluster), name), cluster, spec, deployment(spec));
    cluster(cluster).add(service);
    return service;
  }

  /** A deployment for such a service, with Cloud Map services of its own. */
  public Deployment deployment(ServiceSpec spec) {
    List<CloudMapService> names =
        IntStream.range(0, spec.names())
            .mapToObj(i -> home.cloudMapService(ids.cloudMapService()))
            .toList();
    names.forEach(each -> cloudMap.addService(each.id()));
    return new Deployment(ids.deployment(), names, false);
  }

  /** Deletes a service; its tasks stay until they stop. */
  public void deleteService(EcsService service) {
    cluster(service.cluster()).remove(service);
  }

  /** A task that runs, HEALTHY and registered, as a world begins with it. */
  public EcsTask run(EcsService service) {
    EcsTask task = make(service);
    for (TaskStatus status :
        List.of(TaskStatus.PENDING, TaskStatus.ACTIVATING, TaskStatus.RUNNING)) {
      task.move(status, now());
    }
    task.turn(Health.HEALTHY);
    for (CloudMapService each : task.deployment().cloudMapServices()) {
      cloudMap.put(each.id(), task.ref().id(), task.attributes());
    }
    return task;
  }

  /** Starts a task. */
  public EcsTask start(EcsService service) {
    EcsTask task = make(service);
    lives.begin(task, LifePath.START);
    return task;
  }

  private EcsTask make(EcsService service) {
    Deployment deployment = service.primary();
    EcsTask task =
        new EcsTask(
            home.task(service.cluster(), ids.task()),
            service,
            deployment,
            InstanceAttributes.of(home, service, deployment, ++made),
            now());
    service.add(task);
    cluster(service.cluster()).add(task);
    return task;
  }

  /** Lets a task stop in one of the ways in which tasks do, unless it stops already. */
  public void stop(EcsTask task, LifePath path) {
    if (lives.stop(task, path) && path.isReplaced() && traits.replaces()) {
      start(task.service());
    }
  }

  /** Lets a task go the way that someone wrote down; nothing is started in its place. */
  public void play(EcsTask task, Script script) {
    scripted.play(task, script);
  }

  /**
   * Changes a task's health, of which no event tells.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html">Amazon
   *     ECS services</a>, of replacements that are started first
   */
  public void turn(EcsTask task, Health health) {
    boolean newlySick = health == Health.UNHEALTHY && task.health() != Health.UNHEALTHY;
    task.turn(health);
    if (newlySick && traits.replaces() && task.desiredStatus() == TaskStatus.RUNNING) {
      start(task.service());
      lives.stopWhenReplaced(task);
    }
  }

  /** The names of all clusters. */
  public List<String> clusters() {
    return List.copyOf(clusters.keySet());
  }

  /** The services of a cluster; nothing where there is no such cluster. */
  public Optional<List<EcsService>> services(String cluster) {
    return Optional.ofNullable(clusters.get(cluster)).map(EcsCluster::services);
  }

  /** A service of a cluster. */
  public Optional<EcsService> service(String cluster, String name) {
    return Optional.ofNullable(clusters.get(cluster)).flatMap(each -> each.service(name));
  }

  /** The tasks of a cluster that ECS wants to run; nothing where there is no such cluster. */
  public Optional<List<EcsTask>> running(String cluster) {
    return Optional.ofNullable(clusters.get(cluster)).map(EcsCluster::running);
  }

  /** A task that can be described. */
  public Optional<EcsTask> task(TaskRef ref) {
    return Optional.ofNullable(clusters.get(ref.cluster())).flatMap(each -> each.task(ref.id()));
  }

  private void forget(EcsTask task) {
    cluster(task.service().cluster()).remove(task);
  }

  private EcsCluster cluster(String name) {
    return Optional.ofNullable(clusters.get(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no cluster " + name));
  }

  private Instant now() {
    return simulation.clock().instant();
  }
}
