package io.github.cloudmapreactor.app;

import java.time.Instant;
import java.util.List;

/** Where the ticks of the health watch wait until they are due. */
public interface TickQueue {

  /**
   * Puts ticks into the queue.
   *
   * @param due when each is due, within the next quarter of an hour
   * @throws CallFailedException where the queue did not take all of them
   */
  void put(List<Instant> due);
}
