package dev.plumbline.collect;

import java.util.List;

/**
 * Probes of an EKS node: what ipamd, the CNI, nodeadm and kubelet say. All but the last end at
 * once, with exit status 127, on a host that is none: not captured. Of logs the end is read.
 */
final class EksProbes {
  private static final String ON_NODE =
      "[ -d /var/log/aws-routed-eni ] || [ -d /etc/eks ]"
          + " || [ -e /etc/cni/net.d/10-aws.conflist ] || exit 127; ";

  private EksProbes() {}

  static List<Probe> all() {
    return List.of(
        ipamd("ipamd-enis.json", "enis"),
        ipamd("ipamd-env-settings.json", "ipamd-env-settings"),
        ipamd("networkutils-env-settings.json", "networkutils-env-settings"),
        node("ipam.json", "cat /var/run/aws-node/ipam.json").as(Rights.ROOT),
        node("10-aws.conflist", "cat /etc/cni/net.d/10-aws.conflist").as(Rights.BEST),
        log("ipamd.log", 20_000),
        log("plugin.log", 5_000),
        log("network-policy-agent.log", 5_000),
        node(
                "cni-version.txt",
                "crictl images 2>/dev/null | grep -E 'amazon-k8s-cni|network-policy-agent'; true")
            .as(Rights.ROOT),
        node("eks-release.txt", "cat /etc/eks/release /etc/os-release 2>/dev/null; true"),
        node(
            "run-nodeadm.txt",
            "ls -l --time-style=full-iso /run/nodeadm /run/cloud-init/result.json; true"),
        node(
            "eks-udev-net-manager.txt",
            "grep -r . /etc/eks/nodeadm/udev-net-manager/ 2>/dev/null; true"),
        journal("journal-udev-net-manager.txt", "-n 2000 -u 'udev-net-manager@*'"),
        journal(
            "journal-nodeadm.txt", "-n 2000 -u nodeadm-boot-hook -u nodeadm-config -u nodeadm-run"),
        journal("journal-kubelet.txt", "-n 3000 -u kubelet"),
        node("conntrack.txt", "conntrack -L --mark 0x80/0x80 2>/dev/null | head -n 20000")
            .as(Rights.ROOT),
        Probe.of("cloud-init-result.json", "cat /run/cloud-init/result.json"),
        Probe.of("nmcli.txt", "nmcli device status"));
  }

  private static Probe node(String file, String command) {
    return Probe.of(file, ON_NODE + command);
  }

  private static Probe ipamd(String file, String path) {
    return node(file, "curl -sf -m 5 http://127.0.0.1:61679/v1/" + path).within(8, 32_000_000);
  }

  private static Probe log(String file, int lines) {
    return node(file, "tail -n " + lines + " /var/log/aws-routed-eni/" + file)
        .as(Rights.BEST)
        .within(15, 24_000_000);
  }

  private static Probe journal(String file, String options) {
    return node(file, "journalctl --no-pager -b -o short-iso " + options)
        .as(Rights.BEST)
        .within(20, 8_000_000);
  }
}
