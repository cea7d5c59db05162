package io.github.cloudmapreactor.app;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** A map of bounded size that forgets what was not used for the longest time; thread safe. */
final class RecentlyUsed<K, V> {

  private final Map<K, V> entries;

  RecentlyUsed(int capacity) {
    entries = new Bounded<>(capacity);
  }

  synchronized Optional<V> find(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  synchronized V computeIfAbsent(K key, Function<K, V> make) {
    return entries.computeIfAbsent(key, make);
  }

  synchronized List<K> keys() {
    return List.copyOf(entries.keySet());
  }

  synchronized void put(K key, V value) {
    entries.put(key, value);
  }

  synchronized void merge(K key, V value, BinaryOperator<V> both) {
    entries.merge(key, value, both);
  }

  synchronized void remove(K key) {
    entries.remove(key);
  }

  private static final class Bounded<K, V> extends LinkedHashMap<K, V> {

    @Serial private static final long serialVersionUID = 1L;

    private final int capacity;

    Bounded(int capacity) {
      super(16, 0.75f, true);
      this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > capacity;
    }
  }
}
