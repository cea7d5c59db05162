package io.github.cloudmapreactor.cli.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.cloudmapreactor.app.Report;
import io.github.cloudmapreactor.core.Outcome;
import io.github.cloudmapreactor.core.TaskRef;
import io.github.cloudmapreactor.lambda.UndoCommand;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The AWS CLI commands with which a person does what the reactor does. */
final class Commands {

  /** In ASCII: beyond it are characters that steer a terminal. */
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Commands() {}

  /**
   * Takes a task out of a Cloud Map service.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/cli/latest/reference/servicediscovery/deregister-instance.html">deregister-instance</a>
   */
  static String deregister(TaskRef task, Place place) {
    return "aws servicediscovery deregister-instance --region %s --service-id %s --instance-id %s"
        .formatted(
            task.arn().region(), place.where().serviceIdFor(task.arn().account()), task.id());
  }

  /** Puts it back as it is registered now. */
  static String register(TaskRef task, Place place) {
    try {
      return UndoCommand.of(
          JSON,
          task,
          new Report.Registration(
              place.where(), new Outcome.AlreadyGone(), new Report.Undo(place.attributes(), "")));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }
}
