package dev.plumbline.collect;

import java.util.List;
import java.util.stream.Stream;

/**
 * The fixed lists of probes. All are read-only: none writes a file, changes a setting or sends more
 * than a request that reads. Names are the canonical ones of the recording format.
 */
public final class Probes {
  private static final String UNITS =
      "'policy-routes@*' 'refresh-policy-routes@*' systemd-networkd.service";

  private static final List<Probe> POLICY_ROUTING =
      List.of(
          Probe.of("date.txt", "date -u +%FT%TZ; cat /proc/uptime"),
          Probe.of("hostname.txt", "uname -n"),
          Probe.of("id.txt", "id"),
          Probe.of("ssh-connection.txt", "[ -z \"$SSH_CONNECTION\" ] || echo \"$SSH_CONNECTION\""),
          Probe.of("ip-version.txt", "ip -V"),
          Probe.of("rpm-q.txt", "rpm -q amazon-ec2-net-utils systemd"),
          Probe.of("ip-j-link.json", "ip -j -d -s link show"),
          Probe.of("ip-j-addr.json", "ip -j addr show"),
          Probe.of("ip-j-rule.json", "ip -j -4 rule show"),
          Probe.of("ip-j6-rule.json", "ip -j -6 rule show"),
          Probe.of("ip-j-route-all.json", "ip -j -4 route show table all").within(15, 32_000_000),
          Probe.of("ip-j6-route-all.json", "ip -j -6 route show table all").within(15, 32_000_000),
          Probe.of("ip-j-nexthop.json", "ip -j nexthop show"),
          Probe.of("ip-j-neigh.json", "ip -j neigh show"),
          Probe.of("ip-addr.txt", "ip addr show"),
          Probe.of("ip-rule.txt", "ip -4 rule show; ip -6 rule show"),
          Probe.of("ip-route-main.txt", "ip -4 route show table main; ip -6 route show table main"),
          Probe.of("ip-route-all.txt", "ip route show table all; ip -6 route show table all")
              .within(15, 32_000_000),
          Probe.of("route-get.jsonl", Scripts.text("route-get.sh")).within(15, 1_000_000),
          Probe.of("networkctl-list.json", "networkctl --no-pager --json=short list"),
          Probe.of(
              "networkctl-list.txt",
              "networkctl --no-pager --no-legend list; networkctl --version | head -n 1"),
          Probe.of("networkctl-status-all.txt", "networkctl --no-pager --full status --all -n 0"),
          Probe.of(
              "run-systemd-netif-links.txt",
              "for f in /run/systemd/netif/links/* /run/systemd/netif/leases/*; do"
                  + " [ -f \"$f\" ] && { echo \"==> $f\"; head -c 65536 \"$f\"; }; done; true"),
          Probe.of(
              "run-systemd-network.txt",
              "ls -lR --time-style=full-iso /run/systemd/network /etc/systemd/network"),
          Probe.of("run-systemd-network/", tree("/run/systemd/network")),
          Probe.of("etc-systemd-network/", tree("/etc/systemd/network")),
          Probe.of(
              "networkd-conf.txt",
              "for f in /usr/lib/systemd/networkd.conf /usr/lib/systemd/networkd.conf.d/*.conf"
                  + " /run/systemd/networkd.conf.d/*.conf /etc/systemd/networkd.conf"
                  + " /etc/systemd/networkd.conf.d/*.conf; do"
                  + " [ -f \"$f\" ] && { echo \"==> $f\"; head -c 65536 \"$f\"; }; done; true"),
          Probe.of(
              "run-amazon-ec2-net-utils.txt",
              "d=/run/amazon-ec2-net-utils; ls -laR --time-style=full-iso $d;"
                  + " for f in $d/setup-policy-routes/*; do"
                  + " [ -f \"$f\" ] && echo \"$f: $(head -c 64 \"$f\")\"; done; true"),
          Probe.of(
              "ps-setup-policy-routes.txt",
              "ps -eo pid,ppid,etimes,stat,args"
                  + " | grep -E '[s]etup-policy-routes|[n]etworkd-wait-online'; true"),
          Probe.of(
              "systemctl-units.txt",
              "systemctl --no-pager --plain --no-legend --all list-units " + UNITS),
          Probe.of(
              "systemctl-timers.txt",
              "systemctl --no-pager --all list-timers 'refresh-policy-routes@*'"),
          Probe.of(
              "systemctl-show.txt",
              "systemctl --no-pager show -p Id,ActiveState,SubState,Result,ExecMainStatus,"
                  + "ExecMainPID,NRestarts,ActiveEnterTimestamp,InactiveEnterTimestamp,UnitFileState"
                  + " 'policy-routes@*.service' 'refresh-policy-routes@*.service'"
                  + " 'refresh-policy-routes@*.timer' systemd-networkd.service"),
          journal("journal-networkd.txt", "-n 5000 -o short-iso -u systemd-networkd.service"),
          journal(
              "journal-units.txt",
              "-n 5000 -o short-iso -u 'policy-routes@*' -u 'refresh-policy-routes@*'"),
          journal(
              "setup-policy-routes.log", "-n 5000 -o short-iso -t ec2net -t setup-policy-routes"),
          journal(
              "journal.jsonl",
              "-n 20000 -o json --output-fields=MESSAGE,PRIORITY,SYSLOG_IDENTIFIER,SYSLOG_PID,"
                  + "_PID,_SYSTEMD_UNIT,UNIT -u systemd-networkd.service -u 'policy-routes@*'"
                  + " -u 'refresh-policy-routes@*'"),
          Probe.of(
              "sysctl-rp_filter.txt",
              "sysctl -a --pattern '^net\\.ipv4\\.conf\\.[^.]+\\.rp_filter$'"),
          Probe.of(
              "sysctl-net.txt",
              "sysctl -a --pattern '^net\\.ipv[46]\\.(ip_forward|conf\\.[^.]+\\.(arp_ignore"
                  + "|arp_announce|arp_filter|accept_local|src_valid_mark|route_localnet"
                  + "|ignore_routes_with_linkdown|promote_secondaries|log_martians"
                  + "|send_redirects|accept_redirects|forwarding|accept_ra|accept_dad"
                  + "|disable_ipv6|use_tempaddr))$|^net\\.ipv4\\.(tcp_l3mdev_accept|tcp_early_demux"
                  + "|fib_multipath_hash_policy|tcp_syn_retries)$|^net\\.ipv4\\.neigh\\."
                  + "(default|ens[0-9]+)\\.(base_reachable_time_ms|ucast_solicit"
                  + "|delay_first_probe_time)$|^net\\.netfilter\\.nf_conntrack_(count|max)$'"),
          Probe.of(
              "nstat.txt",
              "nstat -asz TcpExtIPReversePathFilter IpInReceives IpOutNoRoutes IpInAddrErrors"
                  + " IpForwDatagrams IcmpOutDestUnreachs Ip6OutNoRoutes"),
          Probe.of("nft-ruleset.txt", "nft list ruleset").as(Rights.ROOT),
          Probe.of("iptables-save.txt", "iptables-save -c").as(Rights.ROOT),
          Probe.of(
              "resolv.txt",
              "if [ -r /run/systemd/resolve/resolv.conf ];"
                  + " then cat /run/systemd/resolve/resolv.conf; else cat /etc/resolv.conf; fi"),
          Probe.of("imds.txt", Scripts.text("imds.sh")).within(20, 1_000_000));

  private Probes() {}

  /** Everything that settles questions about rules, tables, networkd and amazon-ec2-net-utils. */
  public static List<Probe> policyRouting() {
    return POLICY_ROUTING;
  }

  /**
   * Everything that any check reads. Each probe finds out by itself whether it applies to the host,
   * and ends at once where it does not.
   */
  public static List<Probe> wholeHost() {
    return Stream.of(
            POLICY_ROUTING, SsmProbes.ALL, EksProbes.all(), HostProbes.all(), EnvoyProbes.all())
        .flatMap(List::stream)
        .toList();
  }

  private static Probe journal(String file, String options) {
    return new Probe(file, "journalctl --no-pager -b " + options, 20, 24_000_000, Rights.BEST);
  }

  private static String tree(String root) {
    return Scripts.text("tree.sh").replace("@ROOT@", root);
  }
}
