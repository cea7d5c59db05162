package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.core.CloudMapService;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Cloud Map service in which a task is registered, or could be.
 *
 * @param where which
 * @param own whether the task's own deployment registers there
 * @param listing whether it is listed there
 * @param attributes with what; empty where it is not listed
 * @param others how many other instances are listed there
 */
record Place(
    CloudMapService where,
    boolean own,
    Listing listing,
    SortedMap<String, String> attributes,
    int others) {

  /** Whether a task is listed. */
  enum Listing {
    LISTED("listed"),
    NOT_LISTED("not listed"),
    NO_SUCH_SERVICE("Cloud Map does not know this service"),
    NOT_KNOWN("not known: the instances could not be listed");

    private final String words;

    Listing(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** Where a list could be had. */
  static Place of(
      CloudMapService where, boolean own, String id, Map<String, Map<String, String>> listed) {
    Map<String, String> attributes = listed.get(id);
    return attributes == null
        ? new Place(where, own, Listing.NOT_LISTED, new TreeMap<>(), listed.size())
        : new Place(where, own, Listing.LISTED, new TreeMap<>(attributes), listed.size() - 1);
  }

  /** Where none could be had. */
  static Place without(CloudMapService where, boolean own, Listing listing) {
    return new Place(where, own, listing, new TreeMap<>(), 0);
  }

  boolean isListed() {
    return listing == Listing.LISTED;
  }

  /** Whether it is there, and does not list the task. */
  boolean lacksIt() {
    return listing == Listing.NOT_LISTED;
  }

  /** Whether nobody finds the task by it, for it does not list it or is not there at all. */
  boolean isOfNoUse() {
    return lacksIt() || listing == Listing.NO_SUCH_SERVICE;
  }
}
