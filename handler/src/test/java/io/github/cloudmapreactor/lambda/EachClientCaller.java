package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.aws.AwsClients;
import io.github.cloudmapreactor.aws.CallJournal;
import io.github.cloudmapreactor.aws.CloudMapRegistry;
import io.github.cloudmapreactor.aws.EcsFleet;
import io.github.cloudmapreactor.aws.SqsDeadLetters;
import io.github.cloudmapreactor.core.CloudMapService;
import io.github.cloudmapreactor.core.Failure;
import java.time.InstantSource;

/** Makes a call with each client and prints how it failed, in a process that has only the jar. */
final class EachClientCaller {

  private static final String ACCOUNT = "210987654321";
  private static final CloudMapService SERVICE =
      CloudMapService.of("arn:aws:servicediscovery:eu-west-1:" + ACCOUNT + ":service/srv-orders")
          .orElseThrow();
  private static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/210987654321/letters";

  private EachClientCaller() {}

  public static void main(String[] args) {
    try (AwsClients clients = new AwsClients(new CallJournal())) {
      fail(() -> new EcsFleet(clients, InstantSource.system()).clusters());
      fail(() -> new CloudMapRegistry(clients).instances(SERVICE, ACCOUNT));
      fail(() -> new SqsDeadLetters(clients, QUEUE).keep("{}", new Failure("Type", "why", false)));
    }
  }

  private static void fail(Runnable call) {
    try {
      call.run();
    } catch (CallFailedException e) {
      System.out.println(e.failure().message());
    }
  }
}
