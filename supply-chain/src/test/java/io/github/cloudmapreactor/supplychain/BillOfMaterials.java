package io.github.cloudmapreactor.supplychain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * Reads a bill of materials that the build wrote.
 *
 * @see <a href="https://cyclonedx.org/docs/1.6/json/">CycloneDX 1.6</a>
 */
final class BillOfMaterials {

  /** What this repository makes itself. */
  private static final String OWN = "io.github.cloudmapreactor";

  private BillOfMaterials() {}

  /** What the artifact of a module is made of, other modules of this repository aside. */
  static List<Component> of(String module) throws IOException {
    Path file = Path.of("..", module, "target", module + ".cdx.json");
    List<Component> components = new ArrayList<>();
    for (JsonNode component : new ObjectMapper().readTree(file.toFile()).get("components")) {
      String group = component.get("group").textValue();
      if (!group.equals(OWN)) {
        components.add(
            new Component(
                group + ":" + component.get("name").textValue(),
                new ComparableVersion(component.get("version").textValue()),
                licences(component)));
      }
    }
    return components;
  }

  private static List<String> licences(JsonNode component) {
    List<String> licences = new ArrayList<>();
    for (JsonNode licence : component.path("licenses")) {
      for (String member : List.of("/license/id", "/license/name", "/expression")) {
        if (licence.at(member).isTextual()) {
          licences.add(licence.at(member).textValue());
        }
      }
    }
    return licences;
  }
}
