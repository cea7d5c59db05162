package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.ServiceView;
import java.util.List;
import java.util.Map;

/** Finds where the tasks of ECS services register. */
@FunctionalInterface
public interface RegistrationLookup {

  /** How many services {@link #find} takes. */
  int SERVICES_A_CALL = 10;

  /**
   * Services of a cluster as ECS knows them now, by name; one is absent where ECS says that it does
   * not know the service or the cluster.
   *
   * @param names at most {@link #SERVICES_A_CALL}, each once
   * @throws CallFailedException where ECS could not be read, or answered in part
   */
  Map<String, ServiceView> find(Arn cluster, List<String> names);
}
