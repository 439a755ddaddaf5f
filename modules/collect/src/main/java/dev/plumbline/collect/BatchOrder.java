package dev.plumbline.collect;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The order for a way that keeps little: what settles most questions comes first, what says the
 * same once more and whole logs come last, and no single output takes the room of all others.
 */
final class BatchOrder {
  private static final long MOST_BYTES = 64_000;
  private static final Pattern MANY_LINES = Pattern.compile("(?<=tail -n |-n )\\d{3,}");
  private static final String FEW_LINES = "150";
  private static final Pattern MANY_BYTES = Pattern.compile("(?<=tail -c )\\d{5,}");
  private static final String FEW_BYTES = "20000";

  private static final List<String> FIRST =
      List.of(
          "date.txt",
          "hostname.txt",
          "ip-j-link.json",
          "ip-j-addr.json",
          "ip-j-rule.json",
          "ip-j6-rule.json",
          "ip-j-route-all.json",
          "ip-j6-route-all.json",
          "sysctl-rp_filter.txt",
          "networkctl-list.txt",
          "systemctl-show.txt",
          "systemctl-units.txt",
          "imds.txt",
          "rpm-q.txt",
          "run-systemd-network/",
          "run-amazon-ec2-net-utils.txt",
          "ps-setup-policy-routes.txt",
          "resolv.txt",
          "route-get.jsonl",
          "systemctl-show-amazon-ssm-agent.txt",
          "getent-endpoints.txt",
          "tcp-443-probe.txt",
          "tls-issuer.txt",
          "timedatectl.txt",
          "df.txt",
          "imds-put-token-root.txt",
          "imds-role.txt");

  private static final Pattern LAST =
      Pattern.compile(
          "ip-addr\\.txt|ip-rule\\.txt|ip-route-.*\\.txt|nft-ruleset\\.json|networkctl-status.*"
              + "|journal.*|.*\\.log|envoy-(stats|config_dump|clusters).*|envoy-log\\.txt"
              + "|ipam.*\\.json|conntrack\\.txt|ethtool.*");

  private BatchOrder() {}

  static List<Probe> of(List<Probe> probes) {
    return probes.stream()
        .sorted(Comparator.comparingInt(BatchOrder::rank))
        .map(BatchOrder::brief)
        .toList();
  }

  private static int rank(Probe probe) {
    int first = FIRST.indexOf(probe.file());
    if (first >= 0) {
      return first;
    }
    return FIRST.size() + (LAST.matcher(probe.file()).matches() ? 1 : 0);
  }

  /** Of a log the newest lines. */
  private static Probe brief(Probe probe) {
    boolean log = LAST.matcher(probe.file()).matches();
    String command = probe.command();
    if (log) {
      command = MANY_LINES.matcher(command).replaceAll(FEW_LINES);
      command = MANY_BYTES.matcher(command).replaceAll(FEW_BYTES);
    }
    return new Probe(
        probe.file(),
        command,
        probe.seconds(),
        Math.min(probe.bytes(), MOST_BYTES),
        probe.rights());
  }
}
