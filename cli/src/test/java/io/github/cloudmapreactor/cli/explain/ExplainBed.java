package io.github.cloudmapreactor.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.lambda.FunctionHandler;
import io.github.cloudmapreactor.local.Call;
import io.github.cloudmapreactor.local.Deployment;
import io.github.cloudmapreactor.local.Seed;
import io.github.cloudmapreactor.local.StandIn;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A stand-in with a task of each kind, and the command that explains them. */
final class ExplainBed implements AutoCloseable {

  static final String HOME = "ap-southeast-2:432109876543:";
  static final String WELL = "11111111111111111111111111111111";
  static final String SICK = "22222222222222222222222222222222";
  static final String STRANDED = "33333333333333333333333333333333";
  static final String STOPPED = "44444444444444444444444444444444";
  static final String STARTING = "55555555555555555555555555555555";
  static final String UNCHECKED = "66666666666666666666666666666666";
  static final String OPTED_OUT = "77777777777777777777777777777777";
  static final String ORPHAN = "88888888888888888888888888888888";
  static final String BY_HAND = "99999999999999999999999999999999";
  static final String ALONE = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  static final String GONE = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
  static final String NOBODY = "cccccccccccccccccccccccccccccccc";

  private static final String DEPLOYMENT = "arn:aws:ecs:" + HOME + "task-set/prod/%s/ecs-svc/%s";

  private final StandIn standIn = StandIn.start(Seed.parse(seed()), InstantSource.system());

  private static String seed() {
    return """
        {"account": "432109876543", "region": "ap-southeast-2",
         "cloudMapServices": [
           {"id": "srv-web", "instances": [%s, %s, %s, %s,
              {"id": "%s", "attributes": {"AWS_INSTANCE_IPV4": "10.9.9.9"}}]},
           {"id": "srv-shy", "instances": [%s]}],
         "clusters": [
           {"name": "dev"},
           {"name": "prod",
            "services": [
              {"name": "web", "desiredCount": 4,
               "deployments": [{"id": "ecs-svc/web", "serviceConnect": ["srv-web"]}]},
              {"name": "shy", "tags": {"cloud-map-reactor": "ignore"},
               "deployments": [{"id": "ecs-svc/shy", "serviceConnect": ["srv-shy"]}]},
              {"name": "batch", "deployments": [{"id": "ecs-svc/batch"}]}],
            "tasks": [%s, %s, %s, %s, %s, %s, %s, %s,
              {"id": "%s", "lastStatus": "STOPPED", "desiredStatus": "STOPPED", "service": "web",
               "deployment": "ecs-svc/web", "version": 9}]}]}
        """
        .formatted(
            instance(WELL, "web"),
            instance(SICK, "web"),
            instance(STOPPED, "web"),
            instance(ORPHAN, "web"),
            BY_HAND,
            instance(OPTED_OUT, "shy"),
            task(WELL, "web", "RUNNING", "RUNNING", "HEALTHY"),
            task(SICK, "web", "RUNNING", "RUNNING", "UNHEALTHY"),
            task(STRANDED, "web", "RUNNING", "RUNNING", "HEALTHY"),
            task(STOPPED, "web", "STOPPED", "STOPPED", "HEALTHY"),
            """
            {"id": "%s", "service": "web", "deployment": "ecs-svc/web", "lastStatus": "ACTIVATING",
             "version": 3}"""
                .formatted(STARTING),
            task(UNCHECKED, "web", "RUNNING", "RUNNING", "UNKNOWN"),
            task(OPTED_OUT, "shy", "RUNNING", "RUNNING", "UNHEALTHY"),
            """
            {"id": "%s", "family": "migration", "version": 3}"""
                .formatted(ALONE),
            GONE);
  }

  private static String instance(String id, String service) {
    return """
        {"id": "%s", "attributes": {"AWS_INSTANCE_IPV4": "10.0.0.%s", "DeploymentId": "%s"}}"""
        .formatted(id, id.substring(0, 1), DEPLOYMENT.formatted(service, service));
  }

  private static String task(
      String id, String service, String last, String desired, String health) {
    return """
        {"id": "%s", "service": "%s", "deployment": "ecs-svc/%s", "lastStatus": "%s",
         "desiredStatus": "%s", "healthStatus": "%s", "version": 7,
         "createdAt": "2020-01-01T00:00:00Z", "startedAt": "2020-01-01T00:01:00Z"}"""
        .formatted(id, service, service, last, desired, health);
  }

  StandIn standIn() {
    return standIn;
  }

  Ran explain(Cli cli, String... arguments) {
    List<String> all = new ArrayList<>(List.of("explain", "--endpoint", url()));
    all.addAll(List.of(arguments));
    return cli.run(all.toArray(String[]::new));
  }

  /** An events function, as a stack leaves it; nobody calls it here. */
  void deploy(String name, Map<String, String> environment) {
    standIn
        .deployment()
        .put(
            new Deployment.Function(
                name,
                FunctionHandler.class.getName(),
                "live",
                environment,
                payload -> {
                  throw new AssertionError("explaining calls no function");
                }));
  }

  String url() {
    return standIn.endpoint().toString();
  }

  List<String> operations() {
    return standIn.journal().calls().stream().map(Call::operation).toList();
  }

  /** A right that only reads is all that it ever takes. */
  void assertThatItOnlyRead() {
    assertThat(operations()).allMatch(name -> name.matches("(Describe|List|Get)[A-Z].*"));
  }

  /** Wherever the lines end. */
  static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Override
  public void close() {
    standIn.close();
  }
}
