package io.github.cloudmapreactor.infra;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.ICfnConditionExpression;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * One of the functions, with its role, its log and the alias by which alone it is reached: an alias
 * names a published version, and only such a version has a snapshot to start from.
 */
final class ReactorFunction extends Construct {

  /** Regions without SnapStart for Java. Others that lack it take the prop {@code snapStart}. */
  private static final List<String> WITHOUT_SNAP_START = List.of("ap-east-2", "ap-southeast-6");

  private static final String SNAP_START = "SnapStartAvailable";

  private final Function function;
  private final Alias alias;
  private final LogGroup log;
  private final Role role;

  /**
   * A function.
   *
   * @param handler the class that Lambda calls
   * @param about what the function is for, in a few words
   */
  ReactorFunction(
      Construct scope,
      String id,
      CloudMapReactorProps props,
      String handler,
      String about,
      Duration timeout,
      Map<String, String> environment) {
    super(scope, id);
    log =
        LogGroup.Builder.create(this, "Log")
            .retention(props.logRetention)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .description("Cloud Map Reactor: " + about)
            .build();
    may("WriteLog", List.of("logs:CreateLogStream", "logs:PutLogEvents"), log.getLogGroupArn());
    function =
        Function.Builder.create(this, "Function")
            .description("Cloud Map Reactor: " + about)
            .handler(handler)
            .code(props.code == null ? FunctionJar.asset() : props.code)
            .runtime(Runtime.JAVA_25)
            .architecture(props.architecture)
            .memorySize(props.memorySize)
            .timeout(timeout)
            .environment(environment)
            .role(role)
            .logGroup(log)
            .loggingFormat(LoggingFormat.JSON)
            .tracing(props.tracing ? Tracing.ACTIVE : Tracing.DISABLED)
            .build();
    if (props.snapStart) {
      startFromSnapshots();
    }
    if (props.tracing) {
      NagReasons.accept(
          role, "AwsSolutions-IAM5", "X-Ray's actions know no resources.", "Resource::*");
    }
    alias =
        Alias.Builder.create(this, "Alias")
            .aliasName("live")
            .version(function.getCurrentVersion())
            .build();
  }

  private void startFromSnapshots() {
    cfn(function)
        .addPropertyOverride(
            "SnapStart",
            Map.of(
                "Fn::If",
                List.of(
                    snapStartAvailable().getLogicalId(),
                    Map.of("ApplyOn", "PublishedVersions"),
                    Map.of("ApplyOn", "None"))));
  }

  /** Only the deployment knows its region, so the template itself looks; once is enough. */
  private CfnCondition snapStartAvailable() {
    Stack stack = Stack.of(this);
    if (stack.getNode().tryFindChild(SNAP_START) instanceof CfnCondition known) {
      return known;
    }
    return CfnCondition.Builder.create(stack, SNAP_START)
        .expression(
            Fn.conditionNot(
                Fn.conditionOr(
                    WITHOUT_SNAP_START.stream()
                        .map(region -> Fn.conditionEquals(stack.getRegion(), region))
                        .toArray(ICfnConditionExpression[]::new))))
        .build();
  }

  private static CfnResource cfn(Function function) {
    return (CfnResource) Objects.requireNonNull(function.getNode().getDefaultChild());
  }

  /** Keeps a part of the account's concurrency for this function, and this function to it. */
  void reserve(int concurrency) {
    cfn(function).addPropertyOverride("ReservedConcurrentExecutions", concurrency);
  }

  /** Gives the function's role a right, under a name that says what for. */
  void may(String sid, List<String> actions, String... resources) {
    may(PolicyStatement.Builder.create().sid(sid).actions(actions).resources(List.of(resources)));
  }

  void may(PolicyStatement.Builder right) {
    role.addToPolicy(right.build());
  }

  Function function() {
    return function;
  }

  Alias alias() {
    return alias;
  }

  LogGroup log() {
    return log;
  }

  Role role() {
    return role;
  }
}
