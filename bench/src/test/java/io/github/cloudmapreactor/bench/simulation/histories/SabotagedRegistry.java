package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.app.InstanceRegistry;
import io.github.cloudmapreactor.bench.simulation.reactor.Ports;
import io.github.cloudmapreactor.bench.simulation.world.EcsTask;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.TaskRef;
import java.util.HashMap;
import java.util.Map;

/** Wrongs that are done between the product and Cloud Map. */
enum SabotagedRegistry implements Sabotage {
  NEVER_REMOVES {
    @Override
    InstanceRegistry spoil(Scene scene, InstanceRegistry registry) {
      return new ForwardingRegistry(registry) {
        @Override
        public Removal deregister(CloudMapService service, TaskRef task) {
          return new Removal.UnderWay("none");
        }
      };
    }
  },

  SEES_PHANTOMS {
    @Override
    void change(Scene scene, CloudMapService service, Map<String, Map<String, String>> listed) {
      for (int i = 0; i < 3; i++) {
        listed.put("phantom-" + i, Map.of());
      }
    }
  },

  CLAIMS_OTHERS {
    @Override
    void change(Scene scene, CloudMapService service, Map<String, Map<String, String>> listed) {
      scene.truth().tasks().stream()
          .filter(task -> scene.fleet().isOurs(task.service()))
          .filter(task -> task.deployment().cloudMapServices().contains(service))
          .findFirst()
          .ifPresent(
              task ->
                  listed.replaceAll(
                      (id, attributes) ->
                          scene.others().have(service.id(), id) ? task.attributes() : attributes));
    }
  },

  SEES_STRANGERS {
    @Override
    void change(Scene scene, CloudMapService service, Map<String, Map<String, String>> listed) {
      scene.truth().tasks().stream()
          .filter(Truth::isFit)
          .filter(task -> !task.deployment().cloudMapServices().contains(service))
          .map(EcsTask::ref)
          .forEach(stranger -> listed.put(stranger.id(), Map.of()));
    }
  };

  /** Another listing than the one that Cloud Map gave. */
  void change(Scene scene, CloudMapService service, Map<String, Map<String, String>> listed) {}

  InstanceRegistry spoil(Scene scene, InstanceRegistry registry) {
    return new ForwardingRegistry(registry) {
      @Override
      public Map<String, Map<String, String>> instances(CloudMapService service, String account) {
        Map<String, Map<String, String>> listed = new HashMap<>(super.instances(service, account));
        change(scene, service, listed);
        return listed;
      }
    };
  }

  @Override
  public Circumstances arrange(Circumstances drawn) {
    return drawn.withReplacement(true);
  }

  @Override
  public Ports between(Scene scene, Ports ports) {
    return ports.withRegistry(spoil(scene, ports.registry()));
  }
}
