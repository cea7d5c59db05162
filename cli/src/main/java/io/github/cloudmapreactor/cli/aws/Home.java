package io.github.cloudmapreactor.cli.aws;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.local.Seed;

/** Where in AWS something lives. */
public record Home(String partition, String region, String account) {

  public static Home of(Arn arn) {
    return new Home(arn.partition(), arn.region(), arn.account());
  }

  public static Home of(Seed seed) {
    return new Home(seed.partition(), seed.region(), seed.account());
  }

  /** A stand-in that plays this place, with nothing in it. */
  public Seed emptySeed() {
    Seed empty = Seed.empty(account, region);
    return new Seed(
        account, region, partition, empty.cloudMapServices(), empty.clusters(), empty.queues());
  }
}
