package io.github.cloudmapreactor.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a function is set up.
 *
 * @param arn by which it is invoked: a function's, with version or alias where it has one
 * @param handler what the runtime is told to call, such as a class name
 * @param code what its processes run
 * @param environment its variables, on top of those that Lambda sets
 * @param memoryMegabytes what it is told to have; nothing holds it to that
 * @param timeout after which an invocation is cut off
 * @param snapStart whether it starts from a snapshot
 * @param folder in which each environment has a folder of its own, with its log and its temporary
 *     files
 */
public record FunctionConfiguration(
    String arn,
    String handler,
    Code code,
    Map<String, String> environment,
    int memoryMegabytes,
    Duration timeout,
    boolean snapStart,
    Path folder) {
  private static final Pattern ARN =
      Pattern.compile("arn:[^:]+:lambda:[^:]+:[0-9]{12}:function:[^:]+(:[^:]+)?");

  /**
   * Copies the variables.
   *
   * @throws IllegalArgumentException if the ARN is no function's, or no time is allowed
   */
  public FunctionConfiguration {
    if (!ARN.matcher(arn).matches()) {
      throw new IllegalArgumentException("%s is no ARN of a function".formatted(arn));
    }
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("A function needs time, not %s".formatted(timeout));
    }
    environment = Map.copyOf(environment);
  }

  /**
   * What a function's processes run.
   *
   * @param java the launcher
   * @param options of the JVM
   * @param classPath the function's jar, and the runtime's
   * @param runtime the main class, which takes the handler as its argument
   */
  public record Code(Path java, List<String> options, List<Path> classPath, String runtime) {
    /** Copies the lists. */
    public Code {
      options = List.copyOf(options);
      classPath = List.copyOf(classPath);
    }
  }

  /** The function's name, out of its ARN. */
  String name() {
    return arn.split(":", -1)[6];
  }

  /** The region, out of the ARN. */
  String region() {
    return arn.split(":", -1)[3];
  }

  /** The version or the alias that the ARN names. */
  String qualifier() {
    String[] parts = arn.split(":", -1);
    return parts.length > 7 ? parts[7] : "$LATEST";
  }
}
