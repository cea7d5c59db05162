package io.github.cloudmapreactor.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The template for those without the CDK CLI, with the jar that the build made. */
final class TemplateWriterIT {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private final Path folder;

  TemplateWriterIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void theTemplateStandsAlone() throws IOException {
    assertThat(write("first", "-c", "mode=observe", "-c", "stackName=Team")).isZero();
    JsonNode template = new ObjectMapper().readTree(template("first").toFile());
    assertThat(template.path("Parameters").fieldNames()).toIterable().containsExactly("CodeBucket");
    assertThat(template.has("Rules")).as("a bootstrapped account is asked for").isFalse();
    assertThat(folder.resolve("first/function.jar")).isNotEmptyFile();
  }

  @Test
  void theNextStepsPutTheJarWhereTheTemplateLooksForIt() throws IOException {
    write("first", "-c", "stackName=Team");
    String key = "";
    for (JsonNode resource :
        new ObjectMapper().readTree(template("first").toFile()).path("Resources")) {
      if (resource.path("Type").asText().equals("AWS::Lambda::Function")) {
        key = resource.path("Properties").path("Code").path("S3Key").asText();
      }
    }
    assertThat(key).matches("cloud-map-reactor/[0-9a-f]{16}/function.jar");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("aws s3 cp " + folder.resolve("first/function.jar") + " s3://BUCKET/" + key)
        .contains("--stack-name Team --template-file " + template("first") + " \\\n");
  }

  @Test
  void itIsTheSameTwice() throws IOException {
    write("first");
    write("second");
    assertThat(template("first")).hasSameBinaryContentAs(template("second"));
  }

  @Test
  void theContextOfCdkJsonHoldsWhereNothingElseIsSaid() throws IOException {
    Path cdkJson = folder.resolve("cdk.json");
    Files.writeString(
        cdkJson, "{\"context\": {\"mode\": \"observe\", \"clusters\": [\"prod-a\", \"prod-b\"]}}");
    write("first", "--cdk-json", cdkJson.toString(), "-c", "clusters=dev");
    assertThat(template("first")).content().contains("\"observe\"").contains("\"dev\"");
    assertThat(template("first")).content().doesNotContain("prod-a");
  }

  @Test
  void theRepositorysOwnCdkJsonWillDo() {
    assertThat(write("first", "--cdk-json", Path.of("..", "cdk.json").toString())).isZero();
  }

  @Test
  void whatCannotBeMeantIsSaidAndNothingWritten() {
    assertThat(write("first", "-c", "mode=destroy", "-c", "memorySize=1")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("mode is \"destroy\", but must be enforce or observe")
        .contains("memorySize is 1, but must be from 256 to 10240");
    assertThat(Files.exists(template("first"))).isFalse();
  }

  private int write(String name, String... arguments) {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "-o";
    all[arguments.length + 1] = folder.resolve(name).toString();
    return new CommandLine(
            new TemplateWriter(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)))
        .execute(all);
  }

  private Path template(String name) {
    return folder.resolve(name).resolve("template.json");
  }
}
