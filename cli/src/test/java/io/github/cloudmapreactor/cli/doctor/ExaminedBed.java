package io.github.cloudmapreactor.cli.doctor;

import io.github.cloudmapreactor.cli.Cli;
import io.github.cloudmapreactor.cli.Cli.Ran;
import io.github.cloudmapreactor.cli.installation.DeployedFunction;
import io.github.cloudmapreactor.lambda.Settings;
import io.github.cloudmapreactor.lambda.WatchHandler;
import io.github.cloudmapreactor.local.Deployment;
import io.github.cloudmapreactor.local.StandIn;
import io.github.cloudmapreactor.local.lambda.Invocable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An installation of the real functions in the stand-in, and the doctor who examines it. */
final class ExaminedBed implements AutoCloseable {

  StandIn standIn;
  private DemoInstallation installation;

  ExaminedBed() {
    installation = new DemoInstallation(Map.of());
    standIn = installation.standIn;
  }

  void redeploy(Map<String, String> settings) {
    installation.close();
    installation = new DemoInstallation(settings);
    standIn = installation.standIn;
  }

  /** Puts a watch in place of the real one, with a setting that this version does not know. */
  void deployWatch(Invocable code) {
    standIn
        .deployment()
        .put(
            new Deployment.Function(
                DemoInstallation.WATCH,
                WatchHandler.class.getName(),
                DeployedFunction.ALIAS,
                Map.of("REACTOR_SPEED", "high"),
                code));
  }

  Ran examine(Cli cli, String... options) {
    return cli.run(
        Stream.concat(
                Stream.of("doctor", "--endpoint", standIn.endpoint().toString()),
                Stream.of(options))
            .toArray(String[]::new));
  }

  Ran examine(String... options) {
    return examine(Cli.PLAIN.withWidth(200), options);
  }

  /** The lines without their frame, each check with its remedy. */
  static List<String> checks(Ran ran) {
    return ran.out().lines().skip(3).map(line -> line.replaceAll(" {2,}", " ")).toList();
  }

  /** The rule that this version deploys with the default settings. */
  static Deployment.Rule rule() {
    return DemoInstallation.rule(Settings.from(Map.of()).policy());
  }

  @Override
  public void close() {
    installation.close();
  }
}
