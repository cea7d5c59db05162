package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.ServiceRef;
import io.github.cloudmapreactor.core.ServiceView;
import java.util.Optional;

/** Finds where the tasks of an ECS service register. */
public interface RegistrationLookup {

  /**
   * The service as ECS knows it now, or nothing where ECS says that it does not know the service or
   * its cluster.
   *
   * @throws CallFailedException where ECS could not be read, or answered in part
   */
  Optional<ServiceView> find(ServiceRef service);
}
