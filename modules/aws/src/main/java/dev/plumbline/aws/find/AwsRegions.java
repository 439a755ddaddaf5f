package dev.plumbline.aws.find;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import java.util.List;
import software.amazon.awssdk.regions.Region;

/** Regions to choose from. */
public final class AwsRegions {
  private AwsRegions() {}

  /** All that are known to the SDK, without asking anybody. */
  public static List<String> known() {
    return Region.regions().stream()
        .filter(r -> !r.isGlobalRegion())
        .map(Region::id)
        .sorted()
        .toList();
  }

  /**
   * Those that an account has enabled.
   *
   * @throws AwsException when it may not be asked
   */
  public static List<String> enabled(AwsAccount account) throws AwsException {
    try {
      return account.ec2().describeRegions().regions().stream()
          .map(r -> r.regionName())
          .sorted()
          .toList();
    } catch (RuntimeException e) {
      throw account.explain(e, "ec2:DescribeRegions");
    }
  }
}
