package io.github.cloudmapreactor.infra.iam;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.cloudmapreactor.lambda.FunctionHandler;
import io.github.cloudmapreactor.lambda.Setting;
import io.github.cloudmapreactor.lambda.WatchHandler;
import java.util.Set;

/** The functions by what Lambda calls in them; each has a role of its own. */
enum Handler {
  EVENTS(FunctionHandler.class),
  WATCH(WatchHandler.class);

  private final Class<? extends RequestStreamHandler> type;

  Handler(Class<? extends RequestStreamHandler> type) {
    this.type = type;
  }

  /** The name that a template has for it. */
  String className() {
    return type.getName();
  }

  /** The settings by which it is told of queues that it writes to. */
  Set<Setting> queues() {
    return switch (this) {
      case EVENTS -> Set.of(Setting.DEAD_LETTER_QUEUE, Setting.TICK_QUEUE);
      case WATCH -> Set.of();
    };
  }
}
