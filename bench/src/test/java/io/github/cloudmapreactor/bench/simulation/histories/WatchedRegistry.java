package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.app.InstanceRegistry;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.TaskRef;
import java.util.Map;

/** Notes what an environment asks of Cloud Map, and has it judged before it happens. */
final class WatchedRegistry extends ForwardingRegistry {

  private final Environment by;
  private final Observer observer;
  private final Scene scene;

  WatchedRegistry(InstanceRegistry registry, Environment by, Observer observer, Scene scene) {
    super(registry);
    this.by = by;
    this.observer = observer;
    this.scene = scene;
  }

  @Override
  public Removal deregister(CloudMapService service, TaskRef task) {
    observer.check(property -> property.removing(by, service, task));
    by.asks(service.id(), task.id(), scene.simulation().clock().instant());
    try {
      Removal removal = super.deregister(service, task);
      note(service, task, removal);
      return removal;
    } catch (CallFailedException e) {
      note(service, task, e.failure());
      if (!e.failure().retryable()) {
        by.isRefused(service.id(), task.id());
      }
      throw e;
    }
  }

  private void note(CloudMapService service, TaskRef task, Object answer) {
    scene
        .chronicle()
        .note(
            () ->
                "%s DeregisterInstance %s %s: %s"
                    .formatted(by, Words.of(service), Words.of(task), answer));
  }

  @Override
  public Map<String, String> attributes(CloudMapService service, TaskRef task) {
    observer.check(property -> property.reading(by, service, task));
    return super.attributes(service, task);
  }

  @Override
  public Map<String, Map<String, String>> instances(CloudMapService service, String account) {
    Map<String, Map<String, String>> listed = super.instances(service, account);
    by.sees(service.id(), listed.keySet());
    return listed;
  }
}
