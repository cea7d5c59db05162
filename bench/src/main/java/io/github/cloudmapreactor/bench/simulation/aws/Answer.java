package io.github.cloudmapreactor.bench.simulation.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** What AWS answers: a value, or an error that is thrown to whoever asks for the value. */
@FunctionalInterface
interface Answer<T> extends Supplier<T> {

  /** An error. */
  static <T> Answer<T> error(SdkException error) {
    return () -> {
      throw error;
    };
  }
}
