package io.github.cloudmapreactor.infra.iam;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cloudmapreactor.infra.iam.RolePolicy.Grant;
import io.github.cloudmapreactor.infra.iam.ServiceAuthorization.Action;
import io.github.cloudmapreactor.infra.replay.Handler;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the props, rights are granted as AWS's reference says that they work. */
final class GrantedRightsTest {

  private static final ServiceAuthorization REFERENCE = ServiceAuthorization.read();

  /** The role of every function of every variant. */
  private static Stream<Named<RolePolicy>> roles() {
    return Arrays.stream(Variant.values())
        .flatMap(
            variant ->
                variant.handlers().stream()
                    .map(handler -> Named.of(variant + " " + handler, variant.policy(handler))));
  }

  @ParameterizedTest
  @MethodSource("roles")
  void areActionsOfTheReference(RolePolicy policy) {
    assertThat(policy.actions()).isNotEmpty().isSubsetOf(REFERENCE.actions().keySet());
  }

  @ParameterizedTest
  @MethodSource("roles")
  void areOnResourcesThatTheActionIsAuthorizedOn(RolePolicy policy) {
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
  @MethodSource("roles")
  void areInOneRegionOfOneAccountEachWhereTheServiceHasThem(RolePolicy policy) {
    assertThat(policy.statements())
        .flatExtracting(Statement::resources)
        .filteredOn(pattern -> !pattern.equals("*"))
        .allMatch(
            pattern ->
                pattern.matches("arn:aws:route53:::.+")
                    || pattern.matches("arn:aws:[a-z]+:eu-central-1:[0-9]{12}:.+"));
  }

  @ParameterizedTest
  @MethodSource("roles")
  void areNarrowedByKeysThatTheActionKnows(RolePolicy policy) {
    for (Statement statement : policy.statements()) {
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
  @MethodSource("roles")
  void stateTheirActionsAndNoManagedPolicy(RolePolicy policy) {
    assertThat(policy.actions()).noneMatch(action -> action.contains("*"));
    assertThat(policy.managedPolicies()).isEmpty();
  }

  /** The known exception; of the rest, what knows no type of resource takes nothing else. */
  @Test
  void areOnAnythingForListTasksThoughTheReferenceNamesContainerInstances() {
    assertThat(REFERENCE.find("ecs:ListClusters").orElseThrow().resourceTypes()).isEmpty();
    assertThat(REFERENCE.find("ecs:ListServices").orElseThrow().resourceTypes()).isEmpty();
    assertThat(REFERENCE.find("ecs:ListTasks").orElseThrow().resourceTypes()).isNotEmpty();
    assertThat(Variant.PLAIN.policy(Handler.WATCH).statements())
        .filteredOn(statement -> statement.resources().contains("*"))
        .flatExtracting(Statement::actions)
        .containsExactlyInAnyOrder("ecs:ListTasks", "ecs:ListServices", "ecs:ListClusters");
  }

  @Test
  void needEveryExceptionThatIsMade() {
    Set<String> granted =
        Arrays.stream(Variant.values())
            .flatMap(variant -> variant.handlers().stream().map(handler -> variant.policy(handler)))
            .flatMap(policy -> policy.actions().stream())
            .collect(toSet());

    assertThat(granted)
        .containsAll(Exceptions.ON_ANYTHING.keySet())
        .containsAll(Exceptions.WITHOUT_A_CALL.keySet())
        .containsAll(Exceptions.OLD_FORMATS.keySet());
  }
}
