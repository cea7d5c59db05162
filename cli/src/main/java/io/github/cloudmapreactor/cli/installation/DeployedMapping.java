package io.github.cloudmapreactor.cli.installation;

/**
 * An event source mapping from a queue to a function.
 *
 * @param queueArn the queue
 * @param state Enabled, Disabled, or what lies between
 */
public record DeployedMapping(String uuid, String queueArn, String state) {

  /** Whether messages are worked off. */
  public boolean isEnabled() {
    return state.equals("Enabled");
  }

  /** Whether they are not, and will not be until somebody says so. */
  public boolean isDisabled() {
    return state.equals("Disabled") || state.equals("Disabling");
  }
}
