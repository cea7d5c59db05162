package io.github.cloudmapreactor.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one rule takes.
 *
 * @param account the account whose events to take
 * @param region the region whose events to take
 * @param detail which of the tasks' state changes, in EventBridge's own terms
 */
public record Pattern(String account, String region, Map<String, Object> detail) {

  /** Who sends the events. */
  public static final String SOURCE = "aws.ecs";

  /** Which of them. */
  public static final String DETAIL_TYPE = "ECS Task State Change";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The pattern as EventBridge takes it. */
  public String json() {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("source", List.of(SOURCE));
    whole.put("detail-type", List.of(DETAIL_TYPE));
    whole.put("account", List.of(account));
    whole.put("region", List.of(region));
    whole.put("detail", detail);
    try {
      return JSON.writeValueAsString(whole);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a pattern is made of lists and texts", e);
    }
  }
}
