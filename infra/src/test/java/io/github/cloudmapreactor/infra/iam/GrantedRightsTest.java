package io.github.cloudmapreactor.infra.iam;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.infra.iam.RolePolicy.Grant;
import io.github.cloudmapreactor.infra.iam.ServiceAuthorization.Action;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the props, rights are granted as AWS's reference says that they work. */
final class GrantedRightsTest {

  private static final ServiceAuthorization REFERENCE = ServiceAuthorization.read();

  @ParameterizedTest
  @EnumSource
  void areActionsOfTheReference(Variant variant) {
    assertThat(variant.in(Place.ANY).policy().actions())
        .isNotEmpty()
        .isSubsetOf(REFERENCE.actions().keySet());
  }

  @ParameterizedTest
  @EnumSource
  void areOnResourcesThatTheActionIsAuthorizedOn(Variant variant) {
    RolePolicy policy = variant.in(Place.ANY).policy();

    assertThat(policy.grants())
        .allSatisfy(
            grant -> assertThat(fits(policy, grant)).as(policy.alone(grant).toString()).isTrue());
  }

  private static boolean fits(RolePolicy policy, Grant grant) {
    Action action = REFERENCE.find(grant.action()).orElseThrow();
    String pattern = policy.alone(grant).resources().get(0);
    boolean takesOnlyAnything =
        action.resourceTypes().isEmpty() || Exceptions.ON_ANYTHING.containsKey(grant.action());
    return takesOnlyAnything
        ? pattern.equals("*")
        : Stream.concat(
                action.resourceTypes().stream(),
                Stream.ofNullable(Exceptions.OLD_FORMATS.get(grant.action())))
            .anyMatch(type -> type.fits(pattern));
  }

  @ParameterizedTest
  @EnumSource
  void areInOneRegionOfOneAccountEachWhereTheServiceHasThem(Variant variant) {
    assertThat(variant.in(Place.ANY).policy().statements())
        .flatExtracting(Statement::resources)
        .filteredOn(pattern -> !pattern.equals("*"))
        .allMatch(
            pattern ->
                pattern.matches("arn:aws:route53:::.+")
                    || pattern.matches("arn:aws:[a-z]+:eu-central-1:[0-9]{12}:.+"));
  }

  @ParameterizedTest
  @EnumSource
  void areNarrowedByKeysThatTheActionKnows(Variant variant) {
    for (Statement statement : variant.in(Place.ANY).policy().statements()) {
      for (String name : statement.actions()) {
        Action action = REFERENCE.find(name).orElseThrow();
        assertThat(statement.conditions())
            .allSatisfy(
                condition ->
                    assertThat(action.knows(condition.key())).as(statement.toString()).isTrue());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void stateTheirActionsAndNoManagedPolicy(Variant variant) {
    RolePolicy policy = variant.in(Place.ANY).policy();

    assertThat(policy.actions()).noneMatch(action -> action.contains("*"));
    assertThat(policy.managedPolicies()).isEmpty();
  }

  @Test
  void needEveryExceptionThatIsMade() {
    Set<String> granted =
        Arrays.stream(Variant.values())
            .flatMap(variant -> variant.in(Place.ANY).policy().actions().stream())
            .collect(toSet());

    assertThat(granted)
        .containsAll(Exceptions.WITHOUT_A_CALL.keySet())
        .containsAll(Exceptions.OLD_FORMATS.keySet());
  }
}
