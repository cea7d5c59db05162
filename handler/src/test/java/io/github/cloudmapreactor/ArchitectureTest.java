package io.github.cloudmapreactor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the directions between the rooms. */
final class ArchitectureTest {

  private static final String ROOT = "io.github.cloudmapreactor.";

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.cloudmapreactor");

  @Test
  void coreKnowsNothingButJava() {
    classes()
        .that()
        .resideInAPackage(ROOT + "core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", ROOT + "core..")
        .check(PRODUCT);
  }

  @Test
  void appKnowsNothingButCore() {
    classes()
        .that()
        .resideInAPackage(ROOT + "app..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", ROOT + "core..", ROOT + "app..")
        .check(PRODUCT);
  }

  @Test
  void nothingPointsTowardsTheEdge() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("lambda")
        .definedBy(ROOT + "lambda..")
        .layer("aws")
        .definedBy(ROOT + "aws..")
        .layer("app")
        .definedBy(ROOT + "app..")
        .layer("core")
        .definedBy(ROOT + "core..")
        .whereLayer("lambda")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("aws")
        .mayOnlyBeAccessedByLayers("lambda")
        .whereLayer("app")
        .mayOnlyBeAccessedByLayers("lambda", "aws")
        .check(PRODUCT);
  }

  @Test
  void onlyTheWiringMakesAdapters() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "lambda..")
        .and()
        .doNotHaveSimpleName("Wiring")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "aws..")
        .check(PRODUCT);
  }

  @Test
  void databindStaysOutOfTheFunctions() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "core..", ROOT + "app..", ROOT + "aws..", ROOT + "lambda..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson.databind..")
        .check(PRODUCT);
  }
}
