package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One call that reached the stand-in.
 *
 * @param at when it arrived, on the stand-in's clock
 * @param service {@code ecs}, {@code servicediscovery} or {@code sqs}; empty if the target names
 *     none of them
 * @param operation the operation's name, such as {@code DeregisterInstance}
 * @param request the request's body as it was sent
 * @param status the HTTP status that was sent, 0 where none was (still under way, or the connection
 *     was reset)
 * @param error the error's type, or the name of the scripted damage such as {@code CUT_BODY}; empty
 *     if all went well
 * @param traceId the X-Ray header that the caller sent, which in a Lambda function names the
 *     invocation; empty if it sent none
 */
public record Call(
    Instant at,
    String service,
    String operation,
    JsonNode request,
    int status,
    String error,
    String traceId) {
  /** Whether the client got a good answer. */
  public boolean succeeded() {
    return status == 200 && error.isEmpty();
  }

  /** The same call, answered. */
  Call answered(int newStatus, String newError) {
    return new Call(at, service, operation, request, newStatus, newError, traceId);
  }
}
