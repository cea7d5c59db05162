package io.github.cloudmapreactor.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.lambda.Code;

/**
 * Synthesizes the stack as the CDK CLI would, with a placeholder for the function's jar, which does
 * not exist yet when these tests run.
 */
public final class Synth {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<Map<String, ?>, JsonNode> TEMPLATES = new HashMap<>();

  static {
    requireNode();
  }

  private Synth() {}

  /** The CDK's own complaint is a page long. */
  private static void requireNode() {
    try {
      new ProcessBuilder("node", "--version").redirectErrorStream(true).start().destroy();
    } catch (IOException e) {
      throw new IllegalStateException(
          "the CDK, which synthesizes the templates under test, needs Node.js: put node, version 20"
              + " or newer, on the PATH",
          e);
    }
  }

  /** What stands for the function's jar. */
  static Code placeholder() {
    return Code.fromAsset("src/test/resources/function-jar");
  }

  /** The stack under this context. */
  public static ReactorStack stack(Map<String, ?> context) {
    App app = new App(AppProps.builder().context(context).analyticsReporting(false).build());
    return new ReactorStack(app, StackProps.builder(), stack -> placeholder());
  }

  /** The stack's template, for CDK's own assertions. */
  public static Template template(Map<String, ?> context) {
    return Template.fromStack(stack(context));
  }

  /** The stack's template as a tree, to be read only: whoever asks again gets the same one. */
  public static JsonNode json(Map<String, ?> context) {
    return TEMPLATES.computeIfAbsent(
        Map.copyOf(context), each -> JSON.valueToTree(template(each).toJSON()));
  }
}
