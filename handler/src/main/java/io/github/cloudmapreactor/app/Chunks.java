package io.github.cloudmapreactor.app;

import java.util.ArrayList;
import java.util.List;

/** Cuts a list into parts that one call takes. */
final class Chunks {

  private Chunks() {}

  /** The list in parts of {@code most}, the last one shorter where it does not come out even. */
  static <T> List<List<T>> of(List<T> all, int most) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += most) {
      parts.add(all.subList(from, Math.min(from + most, all.size())));
    }
    return parts;
  }
}
