package io.github.cloudmapreactor.bench.simulation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  private static final String SIMULATION = "io.github.cloudmapreactor.bench.simulation";
  private static final String PRODUCT = "io.github.cloudmapreactor.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(SIMULATION);

  @Test
  void theKernelKnowsNothingOfAws() {
    keeps("kernel");
  }

  @Test
  void theWorldKnowsTheProductsVocabularyAndNoPart() {
    keeps("world", SIMULATION + ".kernel", SIMULATION + ".assumptions", PRODUCT + "core");
  }

  @Test
  void messagesCarryAnything() {
    keeps("messaging", SIMULATION + ".kernel", SIMULATION + ".assumptions");
  }

  @Test
  void functionsRunAnything() {
    keeps(
        "lambda",
        SIMULATION + ".kernel",
        SIMULATION + ".assumptions",
        SIMULATION + ".messaging",
        PRODUCT + "app");
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(SIMULATION + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  private void keeps(String part, String... others) {
    String own = SIMULATION + "." + part;
    String[] allowed =
        Stream.concat(Stream.of(own, "java..", "org.jspecify.annotations"), Stream.of(others))
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .check(CLASSES);
  }
}
