package io.github.cloudmapreactor.infra;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.core.NamePattern;
import io.github.cloudmapreactor.core.Policy;
import io.github.cloudmapreactor.core.Policy.Mode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What the functions may do in ECS, Cloud Map and Route 53, and on what: only what the settings
 * make them do. A reactor that observes cannot deregister, and only one that replaces stranded
 * tasks can stop any.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudmap.html">Actions,
 *     resources, and condition keys for AWS Cloud Map</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html">Actions,
 *     resources, and condition keys for Amazon ECS</a>
 */
final class FunctionRights {

  private final CloudMapReactorProps props;
  private final Policy policy;
  private final Stack stack;

  FunctionRights(CloudMapReactorProps props, Stack stack) {
    this.props = props;
    this.policy = props.settings.policy();
    this.stack = stack;
  }

  /** Gives a function what the one way of a task takes: inspect, locate, permit, deregister. */
  void giveTo(ReactorFunction function) {
    function.may(inClusters("ReadTasks", List.of("ecs:DescribeTasks"), ecs("task", "*")));
    function.may(inClusters("ReadServices", List.of("ecs:DescribeServices"), ecsServices()));
    function.may("CountInstances", List.of("servicediscovery:ListInstances"), cloudMapServices());
    if (policy.mode() == Mode.ENFORCE) {
      function.may(
          "Deregister",
          List.of("servicediscovery:DeregisterInstance", "servicediscovery:GetInstance"),
          cloudMapServices());
      function.may("Confirm", List.of("servicediscovery:GetOperation"), namespaces());
      if (props.dnsNamespaces) {
        giveDns(function);
      }
    }
    NagReasons.accept(
        function.role(),
        "AwsSolutions-IAM5",
        "Tasks, services and namespaces come and go; what is in scope is narrowed by the props"
            + " clusters, services, cloudMapServices and namespaces.",
        NagReasons.matching(
            "^Resource::arn:.+:(ecs|servicediscovery|route53):.*:(task|service|namespace|hostedzone|healthcheck)/.*$"));
  }

  /** Gives the watch what it takes beside that: to find all tasks and services, and to replace. */
  void giveWatchTo(ReactorFunction function) {
    giveListsTo(function);
    if (props.settings.replacesStranded()) {
      // A task's ARN does not name its service: the function itself keeps to those in scope.
      function.may(inClusters("ReplaceStrandedTasks", List.of("ecs:StopTask"), ecs("task", "*")));
    }
  }

  private void giveListsTo(ReactorFunction function) {
    // IAM authorizes all three on * alone, and ListClusters knows no cluster.
    function.may(inClusters("ListInClusters", List.of("ecs:ListTasks", "ecs:ListServices"), "*"));
    boolean named = texts(policy.scope().clusters()).stream().noneMatch(name -> name.contains("*"));
    if (!named) {
      function.may("ListClusters", List.of("ecs:ListClusters"), "*");
    }
    NagReasons.accept(
        function.role(),
        "AwsSolutions-IAM5",
        "ListTasks, ListServices and ListClusters are authorized on * alone.",
        "Resource::*");
  }

  /** Cloud Map removes an instance's DNS records with the rights of whoever deregisters it. */
  private void giveDns(ReactorFunction function) {
    function.may(
        "RemoveDnsRecords",
        List.of("route53:ChangeResourceRecordSets"),
        arn("route53", "", "", "hostedzone", "*"));
    function.may(
        "RemoveHealthChecks",
        List.of("route53:GetHealthCheck", "route53:UpdateHealthCheck", "route53:DeleteHealthCheck"),
        arn("route53", "", "", "healthcheck", "*"));
  }

  /**
   * The condition, and not the resource, narrows to clusters: ARNs of the old format, which tasks
   * and services of old accounts still have, do not name theirs.
   */
  private PolicyStatement.Builder inClusters(
      String sid, List<String> actions, String... resources) {
    PolicyStatement.Builder right =
        PolicyStatement.Builder.create().sid(sid).actions(actions).resources(List.of(resources));
    List<String> clusters = texts(policy.scope().clusters());
    return clusters.contains("*")
        ? right
        : right.conditions(
            Map.of(
                "ArnLike",
                Map.of(
                    "ecs:cluster", clusters.stream().map(name -> ecs("cluster", name)).toList())));
  }

  /**
   * By name, in the new format of ARNs and in the old one. A name with a wildcard covers, in the
   * old format, also the services of a cluster whose name it matches: to read, and in scope only.
   */
  private String[] ecsServices() {
    List<String> services = texts(policy.scope().services());
    return services.contains("*")
        ? new String[] {ecs("service", "*")}
        : services.stream()
            .flatMap(name -> Stream.of(ecs("service", "*/" + name), ecs("service", name)))
            .toArray(String[]::new);
  }

  private String[] cloudMapServices() {
    return cloudMap("service", props.cloudMapServices);
  }

  private String[] namespaces() {
    return cloudMap("namespace", props.namespaces);
  }

  /** The given ones; else all of this account and of those that share a namespace with it. */
  private String[] cloudMap(String type, List<String> given) {
    if (!given.isEmpty()) {
      return given.stream()
          .map(each -> isArn(each) ? each : cloudMapArn(type, stack.getAccount(), each))
          .toArray(String[]::new);
    }
    return accounts().map(account -> cloudMapArn(type, account, "*")).toArray(String[]::new);
  }

  /** This account, and every other whose namespaces or Cloud Map services are in use here. */
  private Stream<String> accounts() {
    Stream<String> ofServices =
        props.cloudMapServices.stream().flatMap(text -> Arn.parse(text).stream()).map(Arn::account);
    return Stream.of(Stream.of(stack.getAccount()), props.namespaceAccounts.stream(), ofServices)
        .flatMap(accounts -> accounts)
        .distinct();
  }

  /** What another construct only knows when it is deployed can be an ARN alone. */
  private static boolean isArn(String text) {
    return Token.isUnresolved(text) || text.startsWith("arn:");
  }

  private String cloudMapArn(String type, String account, String name) {
    return arn("servicediscovery", stack.getRegion(), account, type, name);
  }

  private String ecs(String type, String name) {
    return arn("ecs", stack.getRegion(), stack.getAccount(), type, name);
  }

  private String arn(String service, String region, String account, String type, String name) {
    return stack.formatArn(
        ArnComponents.builder()
            .service(service)
            .region(region)
            .account(account)
            .resource(type)
            .resourceName(name)
            .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
            .build());
  }

  private static List<String> texts(List<NamePattern> patterns) {
    return patterns.stream().map(NamePattern::text).toList();
  }
}
