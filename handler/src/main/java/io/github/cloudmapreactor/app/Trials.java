package io.github.cloudmapreactor.app;

import io.github.cloudmapreactor.app.Probe.Trial;
import io.github.cloudmapreactor.core.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the calls of a probe and notes how each went. */
final class Trials {

  private final Deadline deadline;
  private final List<Trial> made = new ArrayList<>();

  Trials(Deadline deadline) {
    this.deadline = deadline;
  }

  /** What a call answers, or nothing where it goes wrong. */
  <T> Optional<T> attempt(String operation, Object on, Supplier<T> call) {
    List<T> answers = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    Attempt.at(
        () -> {
          deadline.requireTime();
          answers.add(call.get());
        },
        failures);
    made.add(new Trial(operation, on.toString(), failures.stream().findFirst()));
    return answers.stream().findFirst();
  }

  List<Trial> made() {
    return List.copyOf(made);
  }
}
