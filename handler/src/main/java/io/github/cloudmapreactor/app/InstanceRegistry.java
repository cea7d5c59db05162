package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.TaskRef;
import java.util.Map;

/**
 * The registry of instances. A task's instance id is the task's id, and the task's account decides
 * whether a Cloud Map service is addressed by its id or by its ARN.
 */
public interface InstanceRegistry {

  /** The type of the failure of a call that names a Cloud Map service that is not there. */
  String SERVICE_NOT_FOUND = "ServiceNotFound";

  /**
   * Asks for the removal of a task's instance.
   *
   * @throws CallFailedException where the registry did not take the request
   */
  Removal deregister(CloudMapService service, TaskRef task);

  /**
   * The attributes of a task's instance.
   *
   * @throws CallFailedException where they could not be read, an absent instance included
   */
  Map<String, String> attributes(CloudMapService service, TaskRef task);

  /**
   * All instances of a Cloud Map service, by id, with their attributes.
   *
   * @param account the caller's, which decides how the Cloud Map service is addressed
   * @throws CallFailedException where they could not be read to the end
   */
  Map<String, Map<String, String>> instances(CloudMapService service, String account);

  /**
   * How far an operation has come.
   *
   * @throws CallFailedException where it could not be read
   */
  Operation operation(String operationId, CloudMapService service, TaskRef task);

  /** What the registry says to the request to remove an instance. */
  sealed interface Removal {

    /** The removal is under way, by this request or by one before it. */
    record UnderWay(String operationId) implements Removal {}

    /** There is no such instance. */
    record NoInstance() implements Removal {}

    /** There is no such Cloud Map service. */
    record NoService() implements Removal {}
  }

  /** How far an operation has come. */
  sealed interface Operation {

    /** Not ended yet. */
    record Pending() implements Operation {}

    /** Ended well. */
    record Succeeded() implements Operation {}

    /** Ended without effect, with the registry's code and message. */
    record Failed(io.github.cloudmapreactor.core.Failure failure) implements Operation {}
  }
}
