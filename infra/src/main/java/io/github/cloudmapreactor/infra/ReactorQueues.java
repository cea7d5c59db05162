package io.github.cloudmapreactor.infra;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * Makes the queues, all encrypted and reached by TLS alone. EventBridge cannot deliver to a queue
 * under the key {@code alias/aws/sqs}, so it is SQS's own encryption or the user's own key.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#compatibility-with-aws-services">Encrypted
 *     queues and AWS services</a>
 */
final class ReactorQueues {

  private static final Duration TWO_WEEKS = Duration.days(14);
  private static final Duration FOUR_DAYS = Duration.days(4);

  /** SQS counts from the sending, and a tick may be sent two minutes before it is due. */
  private static final Duration THREE_MINUTES = Duration.minutes(3);

  /** The timeout of the function that takes ticks, below which Lambda refuses the mapping. */
  private static final Duration FIVE_MINUTES = Duration.minutes(5);

  private final @Nullable IKey key;

  ReactorQueues(CloudMapReactorProps props) {
    this.key = props.encryptionKey;
    if (key != null) {
      letEventBridgeUse(key);
    }
  }

  /**
   * As AWS asks for it; who may send to the queues is said by their own policies. An imported key
   * takes no statement from here, so its owner has to add it: the README says which.
   */
  private static void letEventBridgeUse(IKey key) {
    key.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("EventBridgeToEncryptedQueues")
            .principals(List.of(EventRules.EVENT_BRIDGE))
            .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
            .resources(List.of("*"))
            .build());
  }

  /** A queue whose messages wait for a person. */
  Queue forPeople(Construct scope, String id) {
    Queue queue = queue(scope, id).retentionPeriod(TWO_WEEKS).build();
    NagReasons.accept(queue, "AwsSolutions-SQS3", "It is itself a queue of dead letters.");
    return queue;
  }

  /** A queue whose messages a function works off. */
  Queue forFunction(
      Construct scope, String id, Duration visibility, Queue deadLetters, int receives) {
    return queue(scope, id)
        .retentionPeriod(FOUR_DAYS)
        .visibilityTimeout(visibility)
        .deadLetterQueue(
            DeadLetterQueue.builder().queue(deadLetters).maxReceiveCount(receives).build())
        .build();
  }

  /** A queue for ticks: one that nobody took in time is worth nothing. */
  Queue forTicks(Construct scope, String id) {
    Queue queue =
        queue(scope, id).retentionPeriod(THREE_MINUTES).visibilityTimeout(FIVE_MINUTES).build();
    NagReasons.accept(queue, "AwsSolutions-SQS3", "A lost tick is made good by the next one.");
    return queue;
  }

  private Queue.Builder queue(Construct scope, String id) {
    Queue.Builder queue = Queue.Builder.create(scope, id).enforceSsl(true);
    return key == null
        ? queue.encryption(QueueEncryption.SQS_MANAGED)
        : queue.encryption(QueueEncryption.KMS).encryptionMasterKey(key);
  }
}
