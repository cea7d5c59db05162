package io.github.cloudmapreactor.aws;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made once, at first need; thread safe. */
final class Lazy<T> {

  private final Supplier<T> make;
  private @Nullable T value;

  Lazy(Supplier<T> make) {
    this.make = make;
  }

  synchronized T get() {
    T made = value;
    if (made == null) {
      made = make.get();
      value = made;
    }
    return made;
  }

  synchronized void ifMade(Consumer<T> use) {
    if (value != null) {
      use.accept(value);
    }
  }
}
