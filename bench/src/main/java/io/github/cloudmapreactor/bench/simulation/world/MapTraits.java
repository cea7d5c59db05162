package io.github.cloudmapreactor.bench.simulation.world;

import io.github.cloudmapreactor.bench.simulation.assumptions.Assumptions;
import io.github.cloudmapreactor.bench.simulation.kernel.Delay;
import io.github.cloudmapreactor.bench.simulation.world.MapOperation.Kind;
import java.time.Duration;

/**
 * How Cloud Map behaves.
 *
 * @param operation from a request to the end of its operation
 * @param effectAtOnce whether a change shows with the request, and not with the operation's end
 * @param listingLag how old a listing is
 * @param failures which operations end in FAIL
 */
public record MapTraits(
    Delay operation, boolean effectAtOnce, Duration listingLag, Failures failures) {

  /** As assumed where nothing else is to be looked at. */
  public static final MapTraits DEFAULT =
      new MapTraits(
          Assumptions.MAP_OPERATION, false, Duration.ZERO, (kind, service, instance) -> "");

  /** Which operations end in FAIL. */
  @FunctionalInterface
  public interface Failures {

    /** The code with which this one ends, or an empty text where it ends in SUCCESS. */
    String code(Kind kind, String service, String instance);
  }

  /** The same with other operation times. */
  public MapTraits withOperation(Delay other) {
    return new MapTraits(other, effectAtOnce, listingLag, failures);
  }

  /** The same with changes that show with the request, or with the operation's end. */
  public MapTraits withEffectAtOnce(boolean other) {
    return new MapTraits(operation, other, listingLag, failures);
  }

  /** The same with listings of another age. */
  public MapTraits withListingLag(Duration other) {
    return new MapTraits(operation, effectAtOnce, other, failures);
  }

  /** The same with other operations that fail. */
  public MapTraits withFailures(Failures other) {
    return new MapTraits(operation, effectAtOnce, listingLag, other);
  }
}
