package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cloudmapreactor.local.lambda.InvocationResult;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** Lambda and EventBridge as the SDK's clients see them. */
final class DeploymentTest {
  private static final String ARN = "arn:aws:lambda:eu-west-1:210987654321:function:greeter";

  @AutoClose
  private final TestBed bed =
      new TestBed("{ \"account\": \"210987654321\", \"region\": \"eu-west-1\" }");

  @AutoClose private final LambdaClient lambda = bed.lambda();
  @AutoClose private final EventBridgeClient events = bed.events();

  @BeforeEach
  void deploy() {
    bed.standIn
        .deployment()
        .put(
            new Deployment.Function(
                "greeter",
                "org.example.Greeter",
                "live",
                Map.of("TONE", "warm"),
                payload -> new InvocationResult.Returned("{\"hello\":" + payload + "}")));
  }

  @Test
  void aFunctionIsListedAndDescribed() {
    assertThat(lambda.listFunctionsPaginator().functions())
        .singleElement()
        .satisfies(
            function -> {
              assertThat(function.functionArn()).isEqualTo(ARN);
              assertThat(function.handler()).isEqualTo("org.example.Greeter");
              assertThat(function.environment().variables())
                  .containsExactly(Map.entry("TONE", "warm"));
            });
    assertThat(
            lambda
                .getFunctionConfiguration(
                    request -> request.functionName("greeter").qualifier("live"))
                .functionArn())
        .isEqualTo(ARN + ":live");
    assertThatThrownBy(
            () -> lambda.getFunctionConfiguration(request -> request.functionName("nobody")))
        .isInstanceOf(software.amazon.awssdk.services.lambda.model.ResourceNotFoundException.class)
        .hasMessageContaining("Function not found: " + ARN.replace("greeter", "nobody"));
  }

  @Test
  void anInvocationRunsTheFunctionWhichMayCallTheStandIn() {
    bed.standIn
        .deployment()
        .put(
            new Deployment.Function(
                "lister",
                "Lister",
                "live",
                Map.of(),
                payload ->
                    new InvocationResult.Returned("" + lambda.listFunctions().functions().size())));
    assertThat(invoke("greeter", "\"you\"").payload().asUtf8String())
        .isEqualTo("{\"hello\":\"you\"}");
    assertThat(invoke("lister", "{}").payload().asUtf8String()).isEqualTo("2");
    bed.standIn
        .deployment()
        .put(
            new Deployment.Function(
                "lister",
                "Lister",
                "live",
                Map.of(),
                payload -> new InvocationResult.Failed("X", "{\"errorMessage\":\"no\"}")));
    InvokeResponse failed = invoke("lister", "{}");
    assertThat(failed.functionError()).isEqualTo("Unhandled");
    assertThat(failed.payload().asUtf8String()).isEqualTo("{\"errorMessage\":\"no\"}");
  }

  private InvokeResponse invoke(String function, String payload) {
    return lambda.invoke(
        request ->
            request
                .functionName(function)
                .qualifier("live")
                .payload(SdkBytes.fromUtf8String(payload)));
  }

  @Test
  void mappingsAreListedByFunction() {
    bed.standIn.deployment().put(new Deployment.Mapping("m-1", "greeter", "events", "Disabled"));
    assertThat(
            lambda
                .listEventSourceMappingsPaginator(request -> request.functionName("greeter:live"))
                .eventSourceMappings())
        .singleElement()
        .satisfies(
            mapping -> {
              assertThat(mapping.state()).isEqualTo("Disabled");
              assertThat(mapping.functionArn()).isEqualTo(ARN + ":live");
              assertThat(mapping.eventSourceArn())
                  .isEqualTo("arn:aws:sqs:eu-west-1:210987654321:events");
            });
    assertThat(
            lambda
                .listEventSourceMappings(request -> request.functionName("x"))
                .eventSourceMappings())
        .isEmpty();
  }

  @Test
  void rulesAreListedByBusAndPrefixWithTheirTargets() {
    var rule =
        new Deployment.Rule(
            "Stack-Rule",
            "default",
            "ENABLED",
            "a rule",
            Optional.of("{\"source\":[\"aws.ecs\"]}"),
            Optional.of("arn:q"),
            Optional.of("arn:d"));
    bed.standIn.deployment().put(rule);
    assertThat(events.listRules(request -> request.namePrefix("Stack-")).rules())
        .singleElement()
        .satisfies(
            listed -> {
              assertThat(listed.state()).isEqualTo(RuleState.ENABLED);
              assertThat(listed.eventPattern()).isEqualTo("{\"source\":[\"aws.ecs\"]}");
            });
    assertThat(events.listRules(request -> request.eventBusName("other")).rules()).isEmpty();
    assertThat(events.listTargetsByRule(request -> request.rule("Stack-Rule")).targets())
        .singleElement()
        .satisfies(
            target -> {
              assertThat(target.arn()).isEqualTo("arn:q");
              assertThat(target.deadLetterConfig().arn()).isEqualTo("arn:d");
            });
    bed.standIn.deployment().removeRule("Stack-Rule");
    assertThatThrownBy(() -> events.listTargetsByRule(request -> request.rule("Stack-Rule")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void theSimulatorKnowsWhatARoleWasGranted() {
    bed.standIn.deployment().grant("greeter", "route53:GetHealthCheck");
    String role =
        lambda.getFunctionConfiguration(request -> request.functionName("greeter")).role();
    try (IamClient iam = bed.iam()) {
      assertThat(
              iam.simulatePrincipalPolicy(
                      request ->
                          request
                              .policySourceArn(role)
                              .actionNames("route53:GetHealthCheck", "route53:DeleteHealthCheck"))
                  .evaluationResults())
          .extracting(EvaluationResult::evalDecisionAsString)
          .containsExactly("allowed", "implicitDeny");
      bed.standIn.faults().on("SimulatePrincipalPolicy").accessDenied();
      assertThatThrownBy(
              () ->
                  iam.simulatePrincipalPolicy(
                      request -> request.policySourceArn(role).actionNames("a:B")))
          .isInstanceOfSatisfying(
              IamException.class,
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"));
    }
  }

  @Test
  void faultsStrikeTheseServicesToo() {
    bed.standIn.faults().on("Invoke").accessDenied();
    bed.standIn.faults().on("ListRules").throttled();
    assertThatThrownBy(() -> invoke("greeter", "{}"))
        .isInstanceOfSatisfying(
            LambdaException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
    assertThatThrownBy(() -> events.listRules(request -> request.namePrefix("r")))
        .isInstanceOfSatisfying(
            EventBridgeException.class, e -> assertThat(e.isThrottlingException()).isTrue());
  }
}
