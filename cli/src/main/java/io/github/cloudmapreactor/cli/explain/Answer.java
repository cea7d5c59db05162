package io.github.cloudmapreactor.cli.explain;

import io.github.cloudmapreactor.app.CallFailedException;
import io.github.cloudmapreactor.app.InstanceRegistry;
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

  /** Whether it could not be read because Cloud Map does not know the service, which is known. */
  default boolean saysNoSuchService() {
    return false;
  }

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
    public boolean saysNoSuchService() {
      return why.failure().type().equals(InstanceRegistry.SERVICE_NOT_FOUND);
    }

    @Override
    public Optional<T> known() {
      return Optional.empty();
    }
  }
}
