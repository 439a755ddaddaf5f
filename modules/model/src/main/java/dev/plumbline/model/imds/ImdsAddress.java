package dev.plumbline.model.imds;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;

/** Where an instance asks for its metadata (EC2 user guide, instance metadata service). */
public final class ImdsAddress {
  public static final IpAddress V4 = IpAddress.parse("169.254.169.254");
  public static final IpAddress V6 = IpAddress.parse("fd00:ec2::254");

  private ImdsAddress() {}

  /** The one of this family. */
  public static IpAddress of(Family family) {
    return family == Family.V4 ? V4 : V6;
  }
}
