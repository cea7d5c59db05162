package io.github.cloudmapreactor.core;

import java.util.Optional;

/**
 * An Amazon Resource Name, taken apart.
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} and their like
 * @param service the AWS service's name space, such as {@code ecs}
 * @param region such as {@code eu-west-1}
 * @param account twelve digits
 * @param resource what follows the account: never empty
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">Amazon
 *     Resource Names</a>
 */
public record Arn(
    String partition, String service, String region, String account, String resource) {

  /** The longest ARN that AWS's own models admit. */
  private static final int LONGEST = 2_048;

  /** The ARN that {@code text} spells, or nothing where it spells none. */
  public static Optional<Arn> parse(String text) {
    String[] parts = text.split(":", 6);
    if (text.length() > LONGEST || parts.length != 6 || !parts[0].equals("arn")) {
      return Optional.empty();
    }
    Arn arn = new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
    return arn.isWellFormed() ? Optional.of(arn) : Optional.empty();
  }

  /** Whether this and {@code other} lie in the same partition, region and account. */
  public boolean sharesHomeWith(Arn other) {
    return sharesRegionWith(other) && account.equals(other.account);
  }

  /**
   * Whether this and {@code other} lie in the same partition and region, whoever they belong to.
   */
  public boolean sharesRegionWith(Arn other) {
    return partition.equals(other.partition) && region.equals(other.region);
  }

  /** This ARN with another resource of the same service, region and account. */
  public Arn withResource(String other) {
    return new Arn(partition, service, region, account, other);
  }

  /** The ARN of another resource, of any service, in the same partition, region and account. */
  public Arn with(String otherService, String otherResource) {
    return new Arn(partition, otherService, region, account, otherResource);
  }

  /**
   * Whether the region belongs to the partition, as far as the two separate partitions that anyone
   * can use tell: China and GovCloud.
   */
  public boolean partitionFitsRegion() {
    if (region.startsWith("cn-")) {
      return partition.equals("aws-cn");
    }
    if (region.startsWith("us-gov-")) {
      return partition.equals("aws-us-gov");
    }
    return !partition.equals("aws-cn") && !partition.equals("aws-us-gov");
  }

  private boolean isWellFormed() {
    return partition.startsWith("aws")
        && consistsOf(partition, "-")
        && consistsOf(service, "-")
        && !region.isEmpty()
        && consistsOf(region, "-")
        && account.length() == 12
        && account.chars().allMatch(c -> c >= '0' && c <= '9')
        && !resource.isEmpty()
        && consistsOf(resource, "-_/.:$");
  }

  /**
   * Whether {@code text} begins with an ASCII letter or digit, so that no command takes it for an
   * option, and holds only those and {@code others}.
   */
  static boolean isWord(String text, String others) {
    return !text.isEmpty() && consistsOf(text.substring(0, 1), "") && consistsOf(text, others);
  }

  /** Whether {@code text} holds ASCII letters, digits and {@code others} only. */
  static boolean consistsOf(String text, String others) {
    return text.chars()
        .allMatch(
            c ->
                (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || others.indexOf(c) >= 0);
  }

  @Override
  public String toString() {
    return String.join(":", "arn", partition, service, region, account, resource);
  }
}
