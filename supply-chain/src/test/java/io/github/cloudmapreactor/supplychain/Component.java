package io.github.cloudmapreactor.supplychain;

import java.util.List;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * An artifact that something is made of.
 *
 * @param name group and artifact, with a colon between them
 * @param version as Maven compares it
 * @param licences SPDX ids or expressions
 */
record Component(String name, ComparableVersion version, List<String> licences) {

  static Component of(String name, String version) {
    return new Component(name, new ComparableVersion(version), List.of());
  }
}
