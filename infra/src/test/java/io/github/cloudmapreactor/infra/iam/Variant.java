package io.github.cloudmapreactor.infra.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cloudmapreactor.infra.Synth;
import io.github.cloudmapreactor.infra.replay.Handler;
import io.github.cloudmapreactor.infra.replay.Place;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stacks whose rights differ, each synthesized once. */
enum Variant {
  PLAIN(Map.of()),
  OBSERVING(Map.of("mode", "observe")),
  REPLACING(Map.of("stranded", "replace")),
  REPLACING_IN_A_CLUSTER(Map.of("stranded", "replace", "clusters", "prod-a")),
  REPLACING_IF_IT_DID_NOT_OBSERVE(Map.of("stranded", "replace", "mode", "observe")),
  SHARED(Map.of("namespaceAccounts", Account.OWNER)),
  DNS(Map.of("dnsNamespaces", "true")),
  DIRECT(Map.of("delivery", "direct")),
  TRACED(Map.of("tracing", "true")),
  OWN_KEY(Map.of("encryptionKeyArn", "arn:aws:kms:eu-central-1:210987654321:key/0123-4567")),
  WITHOUT_WATCH(Map.of("healthWatch", "false")),
  CLUSTER(Map.of("clusters", "prod-a")),
  CLUSTERS(Map.of("clusters", "backoffice,catalog-*")),
  SERVICES(Map.of("services", "invoices,front-*")),
  CLOUD_MAP_SERVICES(
      Map.of(
          "cloudMapServices", "srv-captions," + Account.OWNERS_SERVICE,
          "namespaces", "ns-mine," + Account.OWNERS_NAMESPACE));

  private final String template;

  Variant(Map<String, String> context) {
    Map<String, String> rightsAlone = new HashMap<>(context);
    rightsAlone.put("alarms", "false");
    rightsAlone.put("dashboard", "false");
    template = Synth.json(rightsAlone).toString();
  }

  /** One of its functions, deployed in a place. */
  DeployedFunction in(Place place, Handler handler) {
    return find(place, handler).orElseThrow();
  }

  /** What the role of one of its functions may do, anywhere. */
  RolePolicy policy(Handler handler) {
    return in(Place.ANY, handler).policy();
  }

  /** Those functions that it has. */
  List<Handler> handlers() {
    return Arrays.stream(Handler.values())
        .filter(handler -> find(Place.ANY, handler).isPresent())
        .toList();
  }

  private Optional<DeployedFunction> find(Place place, Handler handler) {
    try {
      return DeployedFunction.find(handler, new ObjectMapper().readTree(template), place);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(template, e);
    }
  }

  /** The account that shares a namespace, in test-events too. */
  static final class Account {

    static final String OWNER = "765432109876";

    static final String OWNERS_SERVICE =
        "arn:aws:servicediscovery:eu-central-1:" + OWNER + ":service/srv-payouts";

    static final String OWNERS_NAMESPACE =
        "arn:aws:servicediscovery:eu-central-1:" + OWNER + ":namespace/ns-theirs";

    private Account() {}
  }
}
