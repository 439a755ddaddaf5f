package dev.plumbline.path;

/** Who made a rule, route, address or table. */
public enum Owner {
  KERNEL("kernel"),
  NETWORKD("systemd-networkd"),
  NET_UTILS("ec2-net-utils"),
  NODEADM("nodeadm"),
  VPC_CNI("VPC CNI"),
  BY_HAND("by hand");

  private final String label;

  Owner(String label) {
    this.label = label;
  }

  /** Name as shown to people. */
  public String label() {
    return label;
  }
}
