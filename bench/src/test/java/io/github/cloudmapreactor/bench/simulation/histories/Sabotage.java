package io.github.cloudmapreactor.bench.simulation.histories;

import io.github.cloudmapreactor.bench.simulation.reactor.Ports;
import java.util.HashMap;
import java.util.Map;

/** Has the product do wrong, to see that the properties notice. */
interface Sabotage {

  /** The product is left as it is. */
  Sabotage NONE = new Sabotage() {};

  /** In which circumstances it can be seen. */
  default Circumstances arrange(Circumstances drawn) {
    return drawn;
  }

  /** With which settings the product is really deployed. */
  default Map<String, String> environment(Map<String, String> right) {
    return right;
  }

  /** What the product really has for ports. */
  default Ports between(Scene scene, Ports ports) {
    return ports;
  }

  /** The product is deployed with another setting than it is judged by. */
  static Sabotage set(String variable, String value) {
    return new Sabotage() {
      @Override
      public Circumstances arrange(Circumstances drawn) {
        return drawn.withReplacement(false);
      }

      @Override
      public Map<String, String> environment(Map<String, String> right) {
        Map<String, String> wrong = new HashMap<>(right);
        wrong.put(variable, value);
        return wrong;
      }
    };
  }
}
