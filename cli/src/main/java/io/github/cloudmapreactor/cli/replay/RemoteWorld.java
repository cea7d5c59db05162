package io.github.cloudmapreactor.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cloudmapreactor.cli.aws.Home;
import io.github.cloudmapreactor.cli.function.FunctionRun;
import io.github.cloudmapreactor.cli.function.RealTime;
import io.github.cloudmapreactor.cli.input.Event;
import io.github.cloudmapreactor.local.SdkProperties;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A world that was there before: AWS itself or someone's endpoint, in real time. */
final class RemoteWorld implements World {

  private final InstantSource clock = InstantSource.system();
  private final Target target;
  private final FunctionRun function;

  RemoteWorld(Target target) {
    this.target = target;
    this.function = new FunctionRun(target.environment(), clock, RealTime::sleep);
  }

  /**
   * Where the calls go.
   *
   * @param endpoint all of them there; to AWS where there is none
   * @param region the region whose events are taken; any where there is none
   * @param environment the function's settings
   * @param fakeCredentials whether to sign with credentials that are worth nothing
   */
  record Target(
      Optional<URI> endpoint,
      Optional<String> region,
      Map<String, String> environment,
      boolean fakeCredentials) {}

  @Override
  public Delivery deliver(Event event, Duration deliveredAfter) {
    Optional<String> foreign =
        event
            .home()
            .map(Home::region)
            .filter(region -> !target.region().orElse(region).equals(region));
    if (foreign.isPresent()) {
      String error =
          "not delivered: the event is from %s, and calls would go to %s; set AWS_REGION=%s"
              .formatted(foreign.get(), target.region().orElseThrow(), foreign.get());
      return new Delivery(
          clock.instant(), MissingNode.getInstance(), error, List.of(), Duration.ZERO);
    }
    Instant at = clock.instant();
    FunctionRun.Invocation ended =
        sdk(event).during(() -> function.invoke(event.body(), event.home()));
    return new Delivery(
        at, ended.answer(), ended.error(), operations(ended.answer()), ended.took());
  }

  private SdkProperties sdk(Event event) {
    if (target.endpoint().isEmpty()) {
      return SdkProperties.NONE;
    }
    String region = event.home().map(Home::region).orElse("us-east-1");
    SdkProperties properties = SdkProperties.endpoint(target.endpoint().get(), region);
    return target.fakeCredentials() ? properties.withFakeCredentials() : properties;
  }

  /** Nobody but the function itself sees the calls, and it notes no more than their names. */
  private static List<String> operations(JsonNode answer) {
    Stream<JsonNode> calls = StreamSupport.stream(answer.path("calls").spliterator(), false);
    return calls.map(JsonNode::asText).toList();
  }

  @Override
  public Optional<SortedMap<String, SortedSet<String>>> registry() {
    return Optional.empty();
  }

  @Override
  public void close() {
    function.close();
  }
}
