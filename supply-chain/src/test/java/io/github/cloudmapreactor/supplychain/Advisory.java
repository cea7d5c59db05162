package io.github.cloudmapreactor.supplychain;

import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * A known vulnerability of a range of versions.
 *
 * @param id of the advisory, a CVE's mostly
 * @param published when, in ISO 8601
 * @param component group and artifact, with a colon between them
 * @param introduced the first version that has it; {@code 0} where all older ones do
 * @param fixed the first version without it; empty where there is none, or none is stated
 */
record Advisory(String id, String published, String component, String introduced, String fixed) {

  boolean concerns(Component other) {
    ComparableVersion version = other.version();
    return component.equals(other.name())
        && version.compareTo(new ComparableVersion(introduced)) >= 0
        && (fixed.isEmpty() || version.compareTo(new ComparableVersion(fixed)) < 0);
  }
}
