package dev.plumbline.path;

import dev.plumbline.model.DropIn;

/** Who writes a networkd configuration file, by its path. */
final class ConfigFiles {
  private ConfigFiles() {}

  /** Owner of a drop-in. */
  static Owner owner(DropIn file) {
    boolean generated =
        !file.administrator()
            && (file.name().equals("eni.conf") || file.name().startsWith("ec2net_"));
    return generated ? Owner.NET_UTILS : owner(file.path());
  }

  /** Owner of a {@code .network} file or a drop-in of it. */
  static Owner owner(String path) {
    if (path.contains("/70-eks-") || path.startsWith("70-eks-")) {
      return Owner.NODEADM;
    }
    if (path.contains("-netplan-") || path.contains("-cloud-init-")) {
      return Owner.NETPLAN;
    }
    boolean own = path.matches("/(run|usr/lib)/systemd/network/(70-[^/]+|80-ec2)\\.network");
    return own ? Owner.NET_UTILS : Owner.NETWORKD;
  }
}
