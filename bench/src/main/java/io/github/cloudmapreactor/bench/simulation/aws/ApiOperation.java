package io.github.cloudmapreactor.bench.simulation.aws;

/** The operations of AWS that the product calls. */
public enum ApiOperation {
  LIST_CLUSTERS("ListClusters", Service.ECS, Quota.ECS_CLUSTER_READ),
  LIST_TASKS("ListTasks", Service.ECS, Quota.ECS_TASK_READ),
  DESCRIBE_TASKS("DescribeTasks", Service.ECS, Quota.ECS_TASK_READ),
  LIST_SERVICES("ListServices", Service.ECS, Quota.ECS_SERVICE_READ),
  DESCRIBE_SERVICES("DescribeServices", Service.ECS, Quota.ECS_SERVICE_READ),
  STOP_TASK("StopTask", Service.ECS, Quota.ECS_TASK_MODIFY),
  DEREGISTER_INSTANCE("DeregisterInstance", Service.CLOUD_MAP, Quota.MAP_REGISTER_AND_DEREGISTER),
  GET_INSTANCE("GetInstance", Service.CLOUD_MAP, Quota.MAP_GET_INSTANCE),
  LIST_INSTANCES("ListInstances", Service.CLOUD_MAP, Quota.MAP_LIST_INSTANCES),
  GET_OPERATION("GetOperation", Service.CLOUD_MAP, Quota.MAP_GET_OPERATION);

  private final String word;
  private final Service service;
  private final Quota quota;

  ApiOperation(String word, Service service, Quota quota) {
    this.word = word;
    this.service = service;
    this.quota = quota;
  }

  /** The services of AWS that are called. */
  public enum Service {
    ECS,
    CLOUD_MAP
  }

  /** The operation as the SDK spells it. */
  public String word() {
    return word;
  }

  /** Whose operation it is. */
  public Service service() {
    return service;
  }

  /** The quota that it counts against. */
  public Quota quota() {
    return quota;
  }
}
