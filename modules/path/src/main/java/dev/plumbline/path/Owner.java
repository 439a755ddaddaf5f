package dev.plumbline.path;

/** Who made a rule, route, address, link or table. */
public enum Owner {
  KERNEL("kernel"),
  NETWORKD("systemd-networkd"),
  NET_UTILS("ec2-net-utils"),
  NODEADM("nodeadm"),
  VPC_CNI("VPC CNI"),
  CNI_EGRESS("CNI egress plugin"),
  KUBE_PROXY("kube-proxy"),
  NODE_LOCAL_DNS("node-local DNS"),
  DOCKER("docker"),
  CILIUM("cilium"),
  CALICO("calico"),
  NETWORK_MANAGER("NetworkManager"),
  NETPLAN("netplan or cloud-init"),
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
