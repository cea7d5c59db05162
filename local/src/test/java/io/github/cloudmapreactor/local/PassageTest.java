package io.github.cloudmapreactor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;

final class PassageTest {
  private static final String SEED =
      """
      {"account": "210987654321", "region": "eu-west-1",
       "cloudMapServices": [{"id": "srv-orders", "instances": [{"id": "t1"}]}]}""";

  private final TestBed bed = new TestBed(SEED);
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    bed.close();
  }

  @Test
  void callsPassAndAreSeenBeforeAndAfterTheirEffect() {
    bed.standIn.watch(new Lossy(true, true));
    deregister();
    assertThat(seen).containsExactly("DeregisterInstance enters", "DeregisterInstance leaves");
    bed.operationsEnd();
    assertThat(bed.standIn.registry().get("srv-orders")).isEmpty();
  }

  @Test
  void aCallThatMayNotEnterHasNoEffect() {
    bed.standIn.watch(new Lossy(false, true));
    assertThatThrownBy(this::deregister).isInstanceOf(SdkClientException.class);
    assertThat(seen).containsExactly("DeregisterInstance enters");
    bed.operationsEnd();
    assertThat(bed.standIn.registry().get("srv-orders")).containsExactly("t1");
    assertThat(bed.calls()).containsExactly("DeregisterInstance RESET_BEFORE_EFFECT");
  }

  @Test
  void aCallThatMayNotLeaveHasItsEffect() {
    bed.standIn.watch(new Lossy(true, false));
    assertThatThrownBy(this::deregister).isInstanceOf(SdkClientException.class);
    bed.operationsEnd();
    assertThat(bed.standIn.registry().get("srv-orders")).isEmpty();
    assertThat(bed.calls()).containsExactly("DeregisterInstance RESET_AFTER_EFFECT");
  }

  @Test
  void theTracingHeaderIsNoted() {
    try (ServiceDiscoveryClient client = bed.cloudMap()) {
      client.listInstances(
          request ->
              request
                  .serviceId("srv-orders")
                  .overrideConfiguration(c -> c.putHeader("X-Amzn-Trace-Id", "Root=1-2-3")));
      client.listInstances(request -> request.serviceId("srv-orders"));
    }
    assertThat(bed.standIn.journal().calls())
        .extracting(Call::traceId)
        .containsExactly("Root=1-2-3", "");
  }

  private void deregister() {
    try (ServiceDiscoveryClient client = bed.cloudMap()) {
      client.deregisterInstance(request -> request.serviceId("srv-orders").instanceId("t1"));
    }
  }

  private final class Lossy implements Passage {
    private final boolean enters;
    private final boolean leaves;

    private Lossy(boolean enters, boolean leaves) {
      this.enters = enters;
      this.leaves = leaves;
    }

    @Override
    public boolean enters(Call call) {
      seen.add(call.operation() + " enters");
      return enters;
    }

    @Override
    public boolean leaves(Call call) {
      seen.add(call.operation() + " leaves");
      return leaves;
    }
  }
}
