package io.github.cloudmapreactor.cli.installation;

import io.github.cloudmapreactor.cli.aws.AwsCall;
import io.github.cloudmapreactor.cli.installation.DeployedFunction.Role;
import io.github.cloudmapreactor.cli.usage.UsageException;
import io.github.cloudmapreactor.core.Arn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;

/**
 * Finds the functions of a stack: by their handlers, and by the names that CloudFormation gives.
 */
public final class StackFunctions {

  /** CloudFormation names a function STACK-LOGICALID-RANDOM; a logical id has no hyphen. */
  private static final Pattern NAME = Pattern.compile("(.+)-[A-Za-z0-9]+-[A-Za-z0-9]+");

  /** It cuts a long stack's name to fit, and none that is shorter than this. */
  private static final int NEVER_CUT = 20;

  private final LambdaClient lambda;

  StackFunctions(LambdaClient lambda) {
    this.lambda = lambda;
  }

  /**
   * The functions of one stack.
   *
   * @param prefix what the names of all that the stack has begin with
   * @param watch nothing where there is no health watch
   */
  public record Found(String prefix, DeployedFunction events, Optional<DeployedFunction> watch) {}

  /** A function's name, and whose of the two it is. */
  private record Named(String name, Role role) {
    String prefix() {
      Matcher matcher = NAME.matcher(name);
      return matcher.matches() ? matcher.group(1) : name;
    }

    boolean isOf(String stack) {
      String prefix = prefix();
      return prefix.equals(stack) || (prefix.length() >= NEVER_CUT && stack.startsWith(prefix));
    }
  }

  /**
   * Those of this stack.
   *
   * @throws UsageException where it has no events function, or several
   */
  public Found of(String stack) {
    List<Named> all =
        AwsCall.LAMBDA.make(
            "listing the functions",
            "ListFunctions",
            () ->
                lambda.listFunctionsPaginator().functions().stream()
                    .flatMap(StackFunctions::named)
                    .toList());
    List<Named> events = ofRole(all, Role.EVENTS, stack);
    if (events.size() != 1) {
      throw new UsageException(
          ("the stack %s has %s here. Look at the region, and name the stack with --stack;"
                  + " reactors are here in %s")
              .formatted(
                  stack,
                  events.isEmpty() ? "no reactor" : "several reactors",
                  all.isEmpty()
                      ? "no stack"
                      : all.stream()
                          .map(Named::prefix)
                          .collect(Collectors.toCollection(TreeSet::new))));
    }
    return new Found(
        events.get(0).prefix() + "-",
        read(events.get(0)),
        ofRole(all, Role.WATCH, stack).stream().findFirst().map(this::read));
  }

  private static Stream<Named> named(FunctionConfiguration function) {
    return Role.of(String.valueOf(function.handler())).stream()
        .map(role -> new Named(function.functionName(), role));
  }

  private static List<Named> ofRole(List<Named> all, Role role, String stack) {
    return all.stream().filter(each -> each.role() == role && each.isOf(stack)).toList();
  }

  private DeployedFunction read(Named named) {
    GetFunctionConfigurationResponse live =
        AwsCall.LAMBDA.make(
            "reading the configuration of %s:%s".formatted(named.name(), DeployedFunction.ALIAS),
            "GetFunctionConfiguration",
            () ->
                lambda.getFunctionConfiguration(
                    request ->
                        request.functionName(named.name()).qualifier(DeployedFunction.ALIAS)));
    Map<String, String> variables =
        Optional.ofNullable(live.environment())
            .map(EnvironmentResponse::variables)
            .orElse(Map.of());
    return new DeployedFunction(
        named.name(),
        Arn.parse(live.functionArn())
            .orElseThrow(
                () -> new IllegalStateException("Lambda answered the ARN " + live.functionArn())),
        named.role(),
        live.role(),
        logGroup(live),
        variables);
  }

  /**
   * The one that the function names, or the one that Lambda takes by itself.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html">Configuring
   *     CloudWatch log groups</a>
   */
  private static String logGroup(GetFunctionConfigurationResponse live) {
    return Optional.ofNullable(live.loggingConfig())
        .map(LoggingConfig::logGroup)
        .orElse("/aws/lambda/" + live.functionName());
  }
}
