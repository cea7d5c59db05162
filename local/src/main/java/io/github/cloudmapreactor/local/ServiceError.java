package io.github.cloudmapreactor.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** An error that a service answers instead of a result. */
final class ServiceError extends RuntimeException {
  private final String type;
  private final int status;
  private final transient Map<String, String> members = new LinkedHashMap<>();

  ServiceError(String type, int status, String message) {
    super(message);
    this.type = type;
    this.status = status;
  }

  /** A fault of the caller; the services that are played here answer all of these with 400. */
  ServiceError(String type, String message) {
    this(type, 400, message);
  }

  /** Adds a member beside the message. */
  ServiceError with(String member, String value) {
    members.put(member, value);
    return this;
  }

  String type() {
    return type;
  }

  int status() {
    return status;
  }

  Map<String, String> members() {
    return members;
  }
}
