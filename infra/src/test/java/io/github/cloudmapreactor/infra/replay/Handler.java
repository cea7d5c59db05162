package io.github.cloudmapreactor.infra.replay;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.cloudmapreactor.lambda.FunctionHandler;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.lambda.WatchHandler;
import java.util.Arrays;
import java.util.Set;

/** The functions by what Lambda calls in them; each has a role of its own. */
public enum Handler {
  EVENTS(FunctionHandler.class),
  WATCH(WatchHandler.class);

  private final Class<? extends RequestStreamHandler> type;

  Handler(Class<? extends RequestStreamHandler> type) {
    this.type = type;
  }

  /** The one whose class a template names. */
  public static Handler of(String className) {
    return Arrays.stream(values())
        .filter(handler -> handler.className().equals(className))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no known function: " + className));
  }

  /** The name that a template has for it. */
  public String className() {
    return type.getName();
  }

  /** The settings by which it is told of queues that it writes to. */
  public Set<Setting> queues() {
    return switch (this) {
      case EVENTS -> Set.of(Setting.DEAD_LETTER_QUEUE, Setting.TICK_QUEUE);
      case WATCH -> Set.of();
    };
  }
}
