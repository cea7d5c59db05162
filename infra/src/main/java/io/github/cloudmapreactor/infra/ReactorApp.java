package io.github.cloudmapreactor.infra;

import software.amazon.awscdk.App;

/** What the CDK CLI runs, by cdk.json. */
public final class ReactorApp {

  private ReactorApp() {}

  /** Synthesizes the stack to where the CLI wants it. */
  public static void main(String[] args) {
    App app = new App();
    try {
      new ReactorStack(app);
    } catch (InvalidPropsException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
    app.synth();
  }
}
