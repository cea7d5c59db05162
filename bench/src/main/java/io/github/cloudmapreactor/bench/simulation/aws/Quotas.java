package io.github.cloudmapreactor.bench.simulation.aws;

import java.util.EnumMap;
import java.util.Map;

/** The quotas of an account: the known ones, but for those that it has otherwise. */
public record Quotas(Map<Quota, Size> others) {

  /** As every account has them. */
  public static final Quotas KNOWN = new Quotas(Map.of());

  /**
   * The size of a quota.
   *
   * @param bucketSize how many calls may come at once
   * @param refillPerSecond how many calls a second may come for long
   */
  public record Size(int bucketSize, int refillPerSecond) {}

  /** Copies what can change. */
  public Quotas {
    others = Map.copyOf(others);
  }

  /** The same with one of another size. */
  public Quotas with(Quota quota, Size size) {
    Map<Quota, Size> changed = new EnumMap<>(Quota.class);
    changed.putAll(others);
    changed.put(quota, size);
    return new Quotas(changed);
  }

  /** How large it is in this account. */
  public Size of(Quota quota) {
    return others.getOrDefault(quota, new Size(quota.bucketSize(), quota.refillPerSecond()));
  }
}
