package io.github.cloudmapreactor.cli.installation;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.lambda.FunctionHandler;
import io.github.cloudmapreactor.lambda.InvalidSettingsException;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.lambda.Settings;
import io.github.cloudmapreactor.lambda.WatchHandler;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * One of the reactor's functions, as it is deployed.
 *
 * @param name the function's name, without version or alias
 * @param arn the ARN of its alias, by which alone it is reached
 * @param role what it is for
 * @param roleArn the IAM role that it runs under
 * @param logGroup the CloudWatch log group that it writes to
 * @param environment its variables: the settings in force
 */
public record DeployedFunction(
    String name,
    Arn arn,
    Role role,
    String roleArn,
    String logGroup,
    Map<String, String> environment) {

  /** By which name the stack has its functions reached. */
  public static final String ALIAS = "live";

  /** Copies the variables. */
  public DeployedFunction {
    environment = Map.copyOf(environment);
  }

  /** What a function is for. */
  public enum Role {
    EVENTS(FunctionHandler.class),
    WATCH(WatchHandler.class);

    private final Class<?> handler;

    Role(Class<?> handler) {
      this.handler = handler;
    }

    /** The role of the function that has this handler; nothing where it is not the reactor's. */
    static Optional<Role> of(String handler) {
      return Arrays.stream(values())
          .filter(role -> role.handler.getName().equals(handler))
          .findFirst();
    }
  }

  /**
   * The settings in force, as this version reads them.
   *
   * @throws InvalidSettingsException where this version does not know them
   */
  public Settings settings() {
    return Settings.from(environment);
  }

  /** A setting's text; its default where the function has none. */
  public String setting(Setting setting) {
    String text = environment.getOrDefault(setting.variable(), "").strip();
    return text.isEmpty() ? setting.defaultText() : text;
  }

  /** Whether this is that of an ARN, whatever version or alias the ARN names. */
  public boolean isAt(String otherArn) {
    return otherArn.equals(arn.toString())
        || otherArn.equals(arn.withResource("function:" + name).toString());
  }
}
