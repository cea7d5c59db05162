package io.github.cloudmapreactor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds what is left out of the jar against what is in it: whatever can be reached finds all that
 * it names, also where no call of {@link FunctionJarIT} happens to need it.
 */
final class FunctionJarLinksIT {

  private static final String SERVICE = "software[.]amazon[.]awssdk[.]services[.][a-z]+[.]";

  /** A client names all operations; what a method names is looked for when it is called. */
  private static final Pattern CLIENT = Pattern.compile(SERVICE + "[A-Za-z]+Client");

  private static final Pattern MODEL = Pattern.compile(SERVICE + "model[.].*");

  private static final Pattern MARSHALLER =
      Pattern.compile("(" + SERVICE + ")transform[.]([A-Za-z]+)RequestMarshaller");

  /** What names a class that is not there, and never comes to use it. */
  private static final Pattern NEVER_USES =
      Pattern.compile(
          ".*[Aa]sync.*"
              // Only where the SDK's native library is there too.
              + "|.*[.]auth[.]aws[.]crt[.].*|.*[.]checksums[.]internal[.].*"
              // Only for numbers of more than 500 digits.
              + "|.*[.]jackson[.]core[.]io[.](NumberInput|BigDecimalParser|BigIntegerParser)");

  private final List<FunctionJar.Link> links = FunctionJar.links();

  @Test
  void whatCanBeReachedFindsAllThatItNames() throws IOException {
    Set<String> reached = reachedFrom(roots());
    assertThat(reached)
        .contains(
            "software.amazon.awssdk.services.ecs.model.ServiceConnectTlsConfiguration",
            "software.amazon.awssdk.services.servicediscovery.model.InstanceSummary",
            "software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry")
        .doesNotContain("software.amazon.awssdk.services.ecs.model.CreateServiceRequest");
    assertThat(links)
        .filteredOn(link -> !link.found() && reached.contains(link.from()))
        .filteredOn(link -> !NEVER_USES.matcher(link.from()).matches())
        .isEmpty();
  }

  /** Any call may be refused with any of them. */
  @Test
  void theClientsFindAllExceptions() {
    assertThat(links)
        .filteredOn(link -> CLIENT.matcher(link.from()).matches())
        .filteredOn(link -> link.to().contains("Exception"))
        .isNotEmpty()
        .allMatch(FunctionJar.Link::found);
  }

  /**
   * All classes but the models'; of those the exceptions, and the answers to every operation whose
   * requests can be written.
   */
  private static Set<String> roots() throws IOException {
    Set<String> classes =
        FunctionJar.entries().stream()
            .filter(entry -> entry.endsWith(".class"))
            .map(entry -> entry.substring(0, entry.lastIndexOf('.')).replace('/', '.'))
            .collect(Collectors.toSet());
    Set<String> roots =
        classes.stream()
            .filter(name -> !MODEL.matcher(name).matches() || name.endsWith("Exception"))
            .collect(Collectors.toSet());
    for (String name : classes) {
      Matcher marshaller = MARSHALLER.matcher(name);
      if (marshaller.matches()) {
        String response = marshaller.group(1) + "model." + marshaller.group(2) + "Response";
        assertThat(classes).contains(response);
        roots.add(response);
      }
    }
    return roots;
  }

  private Set<String> reachedFrom(Set<String> roots) {
    Map<String, List<FunctionJar.Link>> byName =
        links.stream().collect(Collectors.groupingBy(FunctionJar.Link::from));
    Set<String> reached = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(roots);
    while (!next.isEmpty()) {
      String name = next.remove();
      if (!CLIENT.matcher(name).matches() && reached.add(name)) {
        byName.getOrDefault(name, List.of()).forEach(link -> next.add(link.to()));
      }
    }
    return reached;
  }
}
