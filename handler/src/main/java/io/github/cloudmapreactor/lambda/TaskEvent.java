package io.github.cloudmapreactor.lambda;

import io.github.cloudmapreactor.core.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * An "ECS Task State Change" event.
 *
 * @param id the event's id, which EventBridge gave it
 * @param replayName the archive replay that sent it, if one did
 * @param state the task as the event states it
 */
public record TaskEvent(String id, @Nullable String replayName, TaskState state) {}
