package dev.plumbline.path.vpc;

/** The largest packets that parts of a way carry (Amazon EC2 user guide, network MTU). */
final class Mtu {
  /** Inside a VPC, and across a peering connection of one Region. */
  static final int VPC = 9001;

  /** Transit gateways, NAT gateways towards the VPC, peering connections of two Regions. */
  static final int BETWEEN = 8500;

  /** Internet gateways and VPN connections. */
  static final int INTERNET = 1500;

  private Mtu() {}
}
