package io.github.cloudmapreactor.aws;

import io.github.cloudmapreactor.app.CallLog;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Notes every attempt of every call, per thread: the synchronous clients call on the caller's. */
public final class CallJournal implements ExecutionInterceptor, CallLog {

  private final ThreadLocal<List<String>> operations = ThreadLocal.withInitial(ArrayList::new);

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    operations.get().add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
  }

  @Override
  public List<String> drain() {
    List<String> made = List.copyOf(operations.get());
    operations.get().clear();
    return made;
  }
}
