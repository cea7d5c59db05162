package io.github.cloudmapreactor.cli.aws;

/** The name of something in AWS, out of what leads to it. */
public final class ResourceName {

  private ResourceName() {}

  /** A queue's, out of its ARN or URL. */
  public static String ofQueue(String arnOrUrl) {
    return of(arnOrUrl.substring(arnOrUrl.lastIndexOf(':') + 1));
  }

  /** The part of an ARN, of a queue's URL or of a bare name behind the last slash. */
  public static String of(String arnOrUrlOrName) {
    return arnOrUrlOrName.substring(arnOrUrlOrName.lastIndexOf('/') + 1);
  }
}
