package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile input of every size that Lambda lets in: answered or refused, for what it weighs. */
final class AllocationTest {

  private final FuzzedFunction function = new FuzzedFunction(FuzzedFunction.BOUNDS);

  @ParameterizedTest
  @ValueSource(ints = {1_000, 100_000, 1_000_000, 6_000_000})
  void whatAnInputAllocatesIsBoundedByItsLength(int length) {
    for (String hostile : FuzzCorpus.hostile(length)) {
      byte[] input = hostile.getBytes(StandardCharsets.UTF_8);
      assertThat(function.run(input)).as("input of %d bytes", input.length).isPositive();
    }
  }
}
