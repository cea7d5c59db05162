package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.app.CallFailedException;
import java.util.Optional;

/** What a read came to: once it has failed, whoever asks again is told the same. */
sealed interface Answer<T> {

  /**
   * What was read.
   *
   * @throws CallFailedException where it could not be read
   */
  T get();

  /** What was read; absent where it could not be. */
  Optional<T> known();

  /** It was read. */
  record Given<T>(T value) implements Answer<T> {
    @Override
    public T get() {
      return value;
    }

    @Override
    public Optional<T> known() {
      return Optional.of(value);
    }
  }

  /** It could not be read. */
  record Failed<T>(CallFailedException why) implements Answer<T> {
    @Override
    public T get() {
      throw why;
    }

    @Override
    public Optional<T> known() {
      return Optional.empty();
    }
  }
}
