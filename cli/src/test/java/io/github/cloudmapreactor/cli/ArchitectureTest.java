package io.github.cloudmapreactor.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.Slice;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the directions between the rooms of the tool. */
final class ArchitectureTest {

  private static final String ROOT = "io.github.cloudmapreactor.cli";

  private static final String[] SHARED =
      Stream.of("usage", "terminal", "aws", "input", "function", "installation")
          .map(room -> ROOT + "." + room)
          .toArray(String[]::new);

  /** Whatever is neither shared nor the root is a command's: a new one need not be listed. */
  private static final DescribedPredicate<JavaClass> OF_A_COMMAND =
      resideInAPackage(ROOT + ".*..")
          .and(not(resideInAnyPackage(SHARED)))
          .as("belong to a command");

  private static final JavaClasses TOOL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void packagesFormNoCycle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(TOOL);
  }

  @Test
  void commandsDoNotKnowEachOther() {
    slices()
        .matching(ROOT + ".(*)..")
        .that(DescribedPredicate.describe("belong to a command", ArchitectureTest::isOfACommand))
        .should()
        .notDependOnEachOther()
        .check(TOOL);
  }

  @Test
  void whatIsSharedKnowsNoCommand() {
    noClasses()
        .that()
        .resideInAnyPackage(SHARED)
        .should()
        .dependOnClassesThat(OF_A_COMMAND)
        .check(TOOL);
  }

  @Test
  void nothingKnowsTheRoot() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(TOOL);
  }

  @Test
  void whatIsShownAndHowCommandsAreGivenStandAlone() {
    for (String room : new String[] {ROOT + ".usage", ROOT + ".terminal"}) {
      classes()
          .that()
          .resideInAPackage(room)
          .should()
          .onlyDependOnClassesThat(not(resideInAPackage(ROOT + "..")).or(resideInAPackage(room)))
          .check(TOOL);
    }
  }

  private static boolean isOfACommand(Slice slice) {
    return slice.stream().anyMatch(OF_A_COMMAND);
  }
}
