package io.github.cloudmapreactor.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the build made is made of artifacts that may be used, and of which nothing bad is known. */
final class BillOfMaterialsIT {

  /** What asks of its users no more than to be named. */
  private static final Set<String> PERMISSIVE = Set.of("Apache-2.0", "MIT", "MIT-0");

  /** The CDK app may run on it; it is in nothing that is shipped. */
  private static final Set<String> USED_TO_DEPLOY =
      Set.of("(CDDL-1.0 OR GPL-2.0-with-classpath-exception)");

  @ParameterizedTest
  @ValueSource(strings = {"handler", "cli"})
  void whatIsShippedIsPermissive(String module) throws IOException {
    assertThat(BillOfMaterials.of(module))
        .allSatisfy(
            component ->
                assertThat(component.licences()).isNotEmpty().allMatch(PERMISSIVE::contains));
  }

  @Test
  void whatDeploysMayBeUsedByAnyone() throws IOException {
    assertThat(BillOfMaterials.of("infra"))
        .allSatisfy(
            component ->
                assertThat(component.licences())
                    .isNotEmpty()
                    .allMatch(
                        licence ->
                            PERMISSIVE.contains(licence) || USED_TO_DEPLOY.contains(licence)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"handler", "cli", "infra"})
  void noKnownVulnerabilityIsInIt(String module) throws IOException {
    List<Advisory> advisories = Advisories.read();
    assertThat(BillOfMaterials.of(module))
        .allSatisfy(
            component ->
                assertThat(advisories).filteredOn(each -> each.concerns(component)).isEmpty());
  }
}
