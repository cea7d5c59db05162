package io.github.cloudmapreactor.lambda;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Which operations the product calls, and which errors the SDK's model of each lists: read from the
 * class files, where the SDK declares an operation's errors as what its method throws.
 */
final class ModelledErrors {

  private static final String ADAPTERS = "io.github.cloudmapreactor.aws";

  /** The parents of all errors, which each method declares beside its own. */
  private static final Set<String> PARENTS =
      Set.of(
          "AwsServiceException",
          "SdkClientException",
          "EcsException",
          "ServiceDiscoveryException",
          "SqsException");

  private final Map<String, List<String>> byOperation = new TreeMap<>();

  private ModelledErrors() {}

  /** Reads the SDK and the product as they are on the class path. */
  static ModelledErrors read() {
    // Names suffice: without this, every class that the SDK's clients name would be read too.
    return ArchConfiguration.withThreadLocalScope(
        configuration -> {
          configuration.setResolveMissingDependenciesFromClassPath(false);
          return readNames();
        });
  }

  private static ModelledErrors readNames() {
    ModelledErrors errors = new ModelledErrors();
    JavaClasses clients =
        new ClassFileImporter()
            .importClasses(EcsClient.class, ServiceDiscoveryClient.class, SqsClient.class);
    Set<String> called = called();
    for (JavaClass client : clients) {
      for (JavaMethod method : client.getMethods()) {
        if (isOperation(method) && called.contains(client.getName() + "." + method.getName())) {
          errors.byOperation.put(operation(method.getName()), errors(client, method));
        }
      }
    }
    return errors;
  }

  /** The clients' methods that the adapters call, each as {@code CLASS.METHOD}. */
  private static Set<String> called() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ADAPTERS)
            .stream()
            .flatMap(each -> each.getMethodCallsFromSelf().stream())
            .map(call -> call.getTargetOwner().getName() + "." + call.getName())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOperation(JavaMethod method) {
    return method.getRawReturnType().getSimpleName().endsWith("Response");
  }

  private static String operation(String method) {
    return Character.toUpperCase(method.charAt(0)) + method.substring(1);
  }

  private static List<String> errors(JavaClass client, JavaMethod method) {
    return method.getThrowsClause().stream()
        .map(declared -> declared.getRawType().getSimpleName())
        .filter(name -> !PARENTS.contains(name))
        .map(name -> wireName(client, name))
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  /** ECS names its errors as the SDK names the classes; to the others' the SDK adds a word. */
  private static String wireName(JavaClass client, String name) {
    return client.isEquivalentTo(EcsClient.class) ? name : name.replaceAll("Exception$", "");
  }

  /** The operations that the product calls. */
  Set<String> operations() {
    return byOperation.keySet();
  }

  /** The errors of an operation, as they are named on the wire. */
  List<String> of(String operation) {
    return byOperation.getOrDefault(operation, List.of());
  }

  /** All errors of all operations. */
  Set<String> all() {
    return byOperation.values().stream()
        .flatMap(List::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
