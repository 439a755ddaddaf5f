package dev.plumbline.collect;

import java.util.List;

/**
 * Probes of the metadata service, of the packet filters and of the host: single requests as the
 * user who logged in and as root, what a service's proxy makes of them, the role document without
 * its keys, counters, disks, time, kernel messages. Tokens and keys never leave the host.
 */
final class HostProbes {
  private static final String MASK = "sed -E 's#(://)[^/@ ]*@#\\1***@#g'";
  private static final String SERVICES =
      "amazon-ssm-agent amazon-cloudwatch-agent docker containerd ecs codedeploy-agent kubelet";
  private static final String COUNTERS =
      "command -v ethtool >/dev/null || exit 127; for i in /sys/class/net/*; do i=${i##*/};"
          + " case $i in lo|docker*|br-*|veth*|eni*|vlan*) continue ;; esac;"
          + " echo \"== $i\"; ethtool -S \"$i\" 2>/dev/null | grep -E 'allowance|missed|drop';"
          + " done; true";

  private HostProbes() {}

  /** In order of running; the second sample of the counters comes last. */
  static List<Probe> all() {
    return List.of(
        Probe.of("ethtool-S.txt", COUNTERS),
        Probe.of("uname.txt", "uname -srm; cat /etc/os-release"),
        metadata("imds-put-token-user.txt", "put once"),
        metadata("imds-put-token-root.txt", "put once").as(Rights.ROOT),
        metadata(
            "imds-get-noauth.txt",
            "once -v -o /dev/null -w \"$say\" $api/meta-data/instance-id 2>&1"),
        metadata(
            "imds-headers.txt",
            "token; with -o /dev/null -D - -w \"$say\" $api/meta-data/instance-id 2>&1"),
        metadata("imds-role.txt", Scripts.text("metadata-role.sh")).within(15, 65_536),
        metadata("imds-put-token-daemon-env.txt", Scripts.text("metadata-daemon.sh")),
        metadata("containers/", Scripts.text("metadata-containers.sh"))
            .as(Rights.ROOT)
            .within(40, 1_000_000),
        Probe.of(
            "env-proxy.txt",
            "{ env; cat /etc/environment /etc/profile.d/*.sh; for u in "
                + SERVICES
                + "; do systemctl --no-pager show -p Environment \"$u.service\""
                + " | sed \"s/^/$u.service: /\"; done; } 2>/dev/null"
                + " | grep -iE '(http|https|no|all)_proxy' | "
                + MASK
                + "; true"),
        Probe.of("route-get-imds.json", "ip -j route get 169.254.169.254"),
        Probe.of("route-get-imds.txt", "ip route get 169.254.169.254 2>&1"),
        Probe.of(
            "tcp-80-probe.txt",
            "timeout 3 bash -c 'exec 3<>/dev/tcp/169.254.169.254/80' 2>&1;"
                + " echo \"169.254.169.254 80 exit=$?\""),
        Probe.of("ss-ltn.txt", "ss -Hltn"),
        Probe.of("nft-ruleset.json", "nft -j list ruleset").as(Rights.ROOT),
        Probe.of("ip6tables-save.txt", "ip6tables-save -c").as(Rights.ROOT),
        Probe.of(
                "iptables-legacy-save.txt",
                "if command -v iptables-legacy-save >/dev/null; then iptables-legacy-save -c;"
                    + " elif [ -s /proc/net/ip_tables_names ]; then exit 127; fi")
            .as(Rights.ROOT),
        Probe.of("df.txt", "df -lPT"),
        Probe.of("df-i.txt", "df -lPTi"),
        Probe.of("free.txt", "free -m"),
        Probe.of("chronyc-tracking.txt", "chronyc -n tracking"),
        new Probe(
            "journal-kernel.txt",
            "journalctl --no-pager -k -b -n 5000 -o short-iso",
            20,
            8_000_000,
            Rights.BEST),
        Probe.of("cloud-init.log", "tail -c 1000000 /var/log/cloud-init.log").as(Rights.BEST),
        Probe.of("ethtool-S-2.txt", "sleep 5; " + COUNTERS));
  }

  private static Probe metadata(String file, String command) {
    return Probe.of(file, Scripts.text("metadata-lib.sh") + command);
  }
}
