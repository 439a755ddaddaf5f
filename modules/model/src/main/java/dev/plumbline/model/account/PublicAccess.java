package dev.plumbline.model.account;

import dev.plumbline.model.Captured;
import java.util.List;
import java.util.Map;

/**
 * The block on public access of a Region, and what is excluded from it.
 *
 * @param mode {@code off}, {@code block-bidirectional}, {@code block-ingress}
 * @param exclusions {@code allow-bidirectional} or {@code allow-egress} by id of a subnet or VPC
 */
public record PublicAccess(Captured<String> mode, Captured<Map<String, String>> exclusions) {
  /** Files in which it stands. */
  public static final List<String> FILES =
      List.of(
          "aws-ec2-describe-vpc-block-public-access-options.json",
          "aws-ec2-describe-vpc-block-public-access-exclusions.json");

  /** Nothing captured. */
  public static PublicAccess missing() {
    return new PublicAccess(Captured.notIn(FILES.getFirst()), Captured.notIn(FILES.getLast()));
  }
}
