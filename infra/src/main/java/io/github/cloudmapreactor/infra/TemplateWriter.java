package io.github.cloudmapreactor.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.BootstraplessSynthesizer;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.s3.Bucket;

/**
 * Writes the stack as one CloudFormation template, which needs neither the CDK CLI nor a
 * bootstrapped account: the function's jar lies in a bucket that the user names when deploying.
 */
@Command(
    name = "cloudformation-template",
    mixinStandardHelpOptions = true,
    version = "cloudformation-template 0.1.0",
    sortOptions = false,
    description = "Writes the reactor as one CloudFormation template, and the function's jar.")
public final class TemplateWriter implements Callable<Integer> {

  @Option(
      names = {"-c", "--context"},
      paramLabel = "KEY=VALUE",
      description = "a setting, as the CDK CLI takes it: -c mode=observe -c clusters=prod-a,prod-b")
  private Map<String, String> context = Map.of();

  @Option(
      names = "--cdk-json",
      paramLabel = "FILE",
      hidden = true,
      description = "the app's cdk.json, whose context holds where -c says nothing")
  private @Nullable Path cdkJson;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "where to write both (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("cloudformation");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;
  private final PrintStream err;

  /** Writes to these what a person should read. */
  TemplateWriter(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Writes the template; exits with 2 where the settings cannot be meant. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new TemplateWriter(System.out, System.err)).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Path jar = FunctionJar.file();
    String key = "cloud-map-reactor/%s/function.jar".formatted(hash(jar));
    Path assembly = Files.createTempDirectory("cloud-map-reactor");
    try {
      ReactorStack stack = synthesize(assembly, key);
      Files.createDirectories(folder);
      Path template = folder.resolve("template.json");
      Files.move(
          assembly.resolve(stack.getTemplateFile()), template, StandardCopyOption.REPLACE_EXISTING);
      Files.copy(jar, folder.resolve("function.jar"), StandardCopyOption.REPLACE_EXISTING);
      out.print(nextSteps(stack.getStackName(), template, key));
      return 0;
    } catch (InvalidPropsException e) {
      err.println(e.getMessage());
      return 2;
    }
  }

  private String nextSteps(String stack, Path template, String key) {
    return """
        Wrote %1$s and %2$s. To deploy them:

          aws s3 cp %2$s s3://BUCKET/%3$s
          aws cloudformation deploy --stack-name %4$s --template-file %1$s \\
            --s3-bucket BUCKET --capabilities CAPABILITY_IAM \\
            --parameter-overrides CodeBucket=BUCKET
        """
        .formatted(template, folder.resolve("function.jar"), key, stack);
  }

  private ReactorStack synthesize(Path assembly, String key) throws IOException {
    App app =
        new App(
            AppProps.builder()
                .context(wholeContext())
                .analyticsReporting(false)
                .outdir(assembly.toString())
                .build());
    ReactorStack stack =
        new ReactorStack(
            app,
            StackProps.builder().synthesizer(new BootstraplessSynthesizer()),
            scope -> inBucket(scope, key));
    app.synth();
    return stack;
  }

  /** As the CDK CLI puts it together: what stands in cdk.json, and over it what is said now. */
  private Map<String, Object> wholeContext() throws IOException {
    Map<String, Object> whole = new HashMap<>();
    if (cdkJson != null) {
      JsonNode kept = JSON.readTree(cdkJson.toFile()).path("context");
      if (kept.isObject()) {
        whole.putAll(JSON.convertValue(kept, new TypeReference<>() {}));
      }
    }
    whole.putAll(context);
    return whole;
  }

  /** The key has the jar's hash in it, so that new code is a new version of the function. */
  private static Code inBucket(Stack stack, String key) {
    CfnParameter bucket =
        CfnParameter.Builder.create(stack, "CodeBucket")
            .description("The bucket that has the function's jar, in this region")
            .build();
    return Code.fromBucket(Bucket.fromBucketName(stack, "Code", bucket.getValueAsString()), key);
  }

  private static String hash(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
