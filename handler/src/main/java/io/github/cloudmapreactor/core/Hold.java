package io.github.cloudmapreactor.core;

/** Why a deregistration that was decided is not permitted. */
public enum Hold {
  OPT_OUT_TAG("the ECS service carries the opt-out tag"),
  GRACE_PERIOD("the task is within its service's health check grace period"),
  FLOOR("fewer instances than the floor allows would stay in the Cloud Map service"),
  OBSERVE_MODE("the reactor only observes");

  private final String sentence;

  Hold(String sentence) {
    this.sentence = sentence;
  }

  /** The hold as a sentence for a person. */
  public String sentence() {
    return sentence;
  }
}
