package io.github.cloudmapreactor.local;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a service does for one operation: takes effect and returns the result. */
@FunctionalInterface
interface Operation {
  /**
   * Carries the operation out.
   *
   * @throws ServiceError for an answer that is an error
   */
  ObjectNode answer(Request request);
}
