package io.github.cloudmapreactor.cli;

import io.github.cloudmapreactor.core.Arn;
import io.github.cloudmapreactor.local.Seed;

/** Where in AWS something lives. */
record Home(String partition, String region, String account) {

  static Home of(Arn arn) {
    return new Home(arn.partition(), arn.region(), arn.account());
  }

  static Home of(Seed seed) {
    return new Home(seed.partition(), seed.region(), seed.account());
  }

  /** The ARN of a function that lives there. */
  String functionArn() {
    return "arn:%s:lambda:%s:%s:function:%s"
        .formatted(partition, region, account, FunctionContext.NAME);
  }

  /** A stand-in that plays this place, with nothing in it. */
  Seed emptySeed() {
    Seed empty = Seed.empty(account, region);
    return new Seed(
        account, region, partition, empty.cloudMapServices(), empty.clusters(), empty.queues());
  }
}
