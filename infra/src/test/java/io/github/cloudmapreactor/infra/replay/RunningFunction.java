package io.github.cloudmapreactor.infra.replay;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.cloudmapreactor.lambda.FunctionHandler;
import io.github.cloudmapreactor.lambda.WatchHandler;
import io.github.cloudmapreactor.local.ManualClock;
import io.github.cloudmapreactor.local.SdkProperties;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One of the real functions; it waits on the same clock as the stand-in that it calls. */
public final class RunningFunction implements AutoCloseable {

  private final RequestStreamHandler handler;
  private final Runnable end;

  private RunningFunction(RequestStreamHandler handler, Runnable end) {
    this.handler = handler;
    this.end = end;
  }

  /**
   * Starts a function, which finds the stand-in by {@link SdkProperties}.
   *
   * @param environment its settings
   * @param log takes its lines
   * @throws RuntimeException the function's own, where the settings are wrong
   */
  public static RunningFunction start(
      Handler which, Map<String, String> environment, ManualClock clock, PrintStream log) {
    return switch (which) {
      case EVENTS -> {
        FunctionHandler events = new FunctionHandler(environment, clock, clock::advance, log);
        yield new RunningFunction(events, events::close);
      }
      case WATCH -> {
        WatchHandler watch = new WatchHandler(environment, clock, clock::advance, log);
        yield new RunningFunction(watch, watch::close);
      }
    };
  }

  /**
   * Invokes it.
   *
   * @return its answer
   * @throws RuntimeException the function's own, where the invocation failed
   */
  public String invoke(String input, Context context) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    end.run();
  }
}
