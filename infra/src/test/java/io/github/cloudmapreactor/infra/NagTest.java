package io.github.cloudmapreactor.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackProps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.cxapi.SynthesisMessage;

/** The AwsSolutions pack of cdk-nag finds nothing that has no reason. */
// The CDK calls the type of its own messages deprecated, and has no other.
@SuppressWarnings("deprecation")
final class NagTest {

  static final List<Map<String, String>> CONTEXTS =
      List.of(
          Map.of(),
          Map.of("delivery", "direct", "tracing", "true"),
          Map.of(
              "clusters", "prod-a,prod-*",
              "stranded", "replace",
              "services", "web,api-*",
              "dnsNamespaces", "true",
              "namespaceAccounts", "111122223333",
              "encryptionKeyArn", "arn:aws:kms:eu-west-1:111122223333:key/1a2b"));

  @ParameterizedTest
  @FieldSource("CONTEXTS")
  void nothingIsFound(Map<String, String> context) {
    ReactorStack stack = Synth.stack(context);
    Aspects.of(stack).add(new AwsSolutionsChecks(NagPackProps.builder().verbose(true).build()));
    assertThat(findings(Annotations.fromStack(stack))).isEmpty();
  }

  private static List<String> findings(Annotations annotations) {
    List<String> findings = new ArrayList<>();
    annotations.findError("*", Match.anyValue()).forEach(each -> findings.add(text(each)));
    annotations.findWarning("*", Match.anyValue()).forEach(each -> findings.add(text(each)));
    return findings;
  }

  private static String text(SynthesisMessage message) {
    return message.getId() + ": " + message.getEntry().getData();
  }
}
