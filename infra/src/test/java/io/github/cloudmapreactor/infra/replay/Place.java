package io.github.cloudmapreactor.infra.replay;

/** Where in AWS the stack is deployed: what CloudFormation's pseudo parameters become there. */
public record Place(String partition, String region, String account) {

  /** One that is as good as any other. */
  public static final Place ANY = new Place("aws", "eu-central-1", "210987654321");

  /** The ARN of something that lives there, or is owned by somebody else there. */
  public String arn(String service, String owner, String resource) {
    return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, owner, resource);
  }

  public String arn(String service, String resource) {
    return arn(service, account, resource);
  }
}
