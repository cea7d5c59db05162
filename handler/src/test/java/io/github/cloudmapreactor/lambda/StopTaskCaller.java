package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.aws.AwsClients;
import io.github.cloudmapreactor.aws.CallJournal;
import io.github.cloudmapreactor.aws.EcsTaskStopper;
import io.github.cloudmapreactor.core.States;

/** Makes the one call for which the watch function would have to sweep for minutes. */
final class StopTaskCaller {

  private StopTaskCaller() {}

  public static void main(String[] args) {
    try (AwsClients clients = new AwsClients(new CallJournal())) {
      new EcsTaskStopper(clients).stop(States.task("t4"), "a test");
    }
  }
}
