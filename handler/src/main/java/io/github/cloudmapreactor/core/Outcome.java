package io.github.cloudmapreactor.core;

/** What became of a task's registration in one Cloud Map service, or of the task as a whole. */
public sealed interface Outcome {

  /** Which outcome, from the lightest to the gravest. */
  enum Kind {
    KEPT,
    NOT_REGISTERED,
    ALREADY_GONE,
    DEREGISTERED,
    SUBMITTED,
    HELD_BACK,
    FAILED
  }

  /** Which outcome. */
  Kind kind();

  /** More about it, as a sentence for a person; empty where the kind says it all. */
  String detail();

  /** Nothing was to be done. */
  record Kept() implements Outcome {
    @Override
    public Kind kind() {
      return Kind.KEPT;
    }

    @Override
    public String detail() {
      return "";
    }
  }

  /**
   * There is no Cloud Map service that the task could be registered in; {@code detail} says why.
   */
  record NotRegistered(String detail) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.NOT_REGISTERED;
    }
  }

  /** Cloud Map does not list the instance: someone else, mostly ECS itself, was faster. */
  record AlreadyGone() implements Outcome {
    @Override
    public Kind kind() {
      return Kind.ALREADY_GONE;
    }

    @Override
    public String detail() {
      return "";
    }
  }

  /** The operation ended in SUCCESS. */
  record Deregistered(String operationId) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.DEREGISTERED;
    }

    @Override
    public String detail() {
      return "";
    }
  }

  /** The operation was accepted and its end was not seen; {@code detail} says why. */
  record Submitted(String operationId, String detail) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.SUBMITTED;
    }
  }

  /** A deregistration was decided and not permitted. */
  record HeldBack(Hold hold) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.HELD_BACK;
    }

    @Override
    public String detail() {
      return hold.sentence();
    }
  }

  /** It did not work. */
  record Failed(Failure failure) implements Outcome {
    @Override
    public Kind kind() {
      return Kind.FAILED;
    }

    @Override
    public String detail() {
      return failure.message();
    }
  }
}
