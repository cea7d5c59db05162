package io.github.cloudmapreactor.infra;

import java.util.function.Function;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/** The stack that deploys one {@link CloudMapReactor}, as the CDK context wants it. */
public final class ReactorStack extends Stack {

  /**
   * A stack under the name that the context has for it.
   *
   * @throws InvalidPropsException with every context value that cannot be meant
   */
  public ReactorStack(Construct scope) {
    this(scope, StackProps.builder(), stack -> FunctionJar.asset());
  }

  ReactorStack(Construct scope, StackProps.Builder props, Function<Stack, Code> code) {
    super(
        scope,
        ReactorContext.of(scope).stackName(),
        props
            .description(
                "Cloud Map Reactor: takes ECS tasks that are not fit for traffic out of Cloud Map")
            .build());
    CloudMapReactor reactor =
        new CloudMapReactor(
            this,
            "Reactor",
            ReactorContext.of(this)
                .props(this, CloudMapReactorProps.builder().code(code.apply(this))));
    outputs(reactor);
  }

  private void outputs(CloudMapReactor reactor) {
    output(
        "EventsFunction",
        "The function that works events off",
        reactor.getEventsFunction().getFunctionName());
    reactor
        .getWatchFunction()
        .ifPresent(
            function ->
                output(
                    "WatchFunction",
                    "The function that looks at the tasks' health",
                    function.getFunctionName()));
    reactor
        .getEventsQueue()
        .ifPresent(
            queue ->
                output(
                    "EventsQueueUrl", "Where events wait for the function", queue.getQueueUrl()));
    output(
        "DeadLetterQueueUrl",
        "Events that could not be worked off",
        reactor.getDeadLetterQueue().getQueueUrl());
    output(
        "UndeliveredQueueUrl",
        "Events that EventBridge could not deliver",
        reactor.getUndeliveredQueue().getQueueUrl());
    reactor
        .getDashboard()
        .ifPresent(
            dashboard ->
                output(
                    "DashboardUrl",
                    "What it did, how fast, and whether anything is stuck",
                    "https://%s/cloudwatch/home?region=%s#dashboards/dashboard/%s"
                        .formatted(console(), getRegion(), dashboard.getDashboardName())));
    output(
        "WatchLog",
        "A command that follows the log",
        "aws logs tail %s --follow --region %s"
            .formatted(reactor.getEventsLog().getLogGroupName(), getRegion()));
    output(
        "Pause",
        "A command that makes the reactor stop acting, within a minute",
        reactor.getPauseCommand());
    output("Resume", "A command that undoes Pause", reactor.getResumeCommand());
  }

  private void output(String name, String description, String value) {
    CfnOutput.Builder.create(this, name).description(description).value(value).build();
  }

  /** The console's host, which only the deployment's partition tells. */
  private String console() {
    return Fn.conditionIf(
            isPartition("China", "aws-cn"),
            "console.amazonaws.cn",
            Fn.conditionIf(
                isPartition("GovCloud", "aws-us-gov"),
                "console.amazonaws-us-gov.com",
                "console.aws.amazon.com"))
        .toString();
  }

  private String isPartition(String id, String partition) {
    return CfnCondition.Builder.create(this, id)
        .expression(Fn.conditionEquals(getPartition(), partition))
        .build()
        .getLogicalId();
  }
}
