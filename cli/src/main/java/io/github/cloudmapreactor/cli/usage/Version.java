package io.github.cloudmapreactor.cli.usage;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
public final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "reactor " + (version == null ? "(unpackaged)" : version), "Java " + Runtime.version()
    };
  }
}
