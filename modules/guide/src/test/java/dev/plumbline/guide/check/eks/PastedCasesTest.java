package dev.plumbline.guide.check.eks;

import static dev.plumbline.guide.Host.subjects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Severity;
import dev.plumbline.model.Confidence;
import org.junit.jupiter.api.Test;

/** Few lines, as people paste them into threads: what is there counts, what is absent is open. */
class PastedCasesTest {
  private static final String RULES =
      """
      0:	from all lookup local
      512:	from all to 10.9.3.40 lookup main
      1024:	from all fwmark 0x80/0x80 lookup main
      1536:	from 10.9.3.40 lookup 2
      32766:	from all lookup main
      32767:	from all lookup default
      """;

  private static final String CILIUM =
      """
      9:	from all fwmark 0x200/0xf00 lookup 2004
      100:	from all lookup local
      111:	from 10.9.3.77 to 10.9.0.0/16 lookup 11
      1024:	from all fwmark 0x80/0x80 lookup main
      32766:	from all lookup main
      32767:	from all lookup default
      """;

  @Test
  void anEmptyTableAloneIsAState() {
    Diagnosis diagnosis = Node.pasted("ip-rule.txt", RULES, "ip-route-table-2.txt", "");
    assertThat(subjects(diagnosis, "cni-table-empty")).containsExactly("table 2");
    assertThat(subjects(diagnosis, "cni-race-systemd-over-cni")).isEmpty();
    assertThat(subjects(diagnosis, "cni-mark-rule-missing")).isEmpty();
  }

  @Test
  void oneLinksAddressesAreEnoughToTellThatItWasLetGo() {
    String link = "3: ens6: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 9001 qdisc mq state UP\n%s";
    String own = "    inet6 fe80::81f:6aff:fe4c:e751/64 scope link\n";
    String states =
        "  2 ens5 ether routable configured\n  3 ens6 ether degraded unmanaged\n"
            + "  5 eni0ea6133f471 ether degraded unmanaged\n";
    Diagnosis bare =
        Node.pasted(
            "ip-rule.txt",
            RULES,
            "ip-route-table-2.txt",
            "",
            "networkctl-list.txt",
            states,
            "ip-addr-ens6.txt",
            link.formatted(own));
    assertThat(subjects(bare, "cni-race-released")).containsExactly("ens6");
    Diagnosis addressed =
        Node.pasted(
            "ip-rule.txt",
            RULES,
            "ip-route-table-2.txt",
            "",
            "networkctl-list.txt",
            states,
            "ip-addr-ens6.txt",
            link.formatted("    inet 10.9.3.9/24 scope global ens6\n"));
    assertThat(subjects(addressed, "cni-race-released")).isEmpty();
    assertThat(subjects(addressed, "cni-table-empty")).containsExactly("table 2");
  }

  @Test
  void aFilledTableAloneIsNoFault() {
    Diagnosis diagnosis =
        Node.pasted(
            "ip-rule.txt",
            RULES,
            "ip-route-table-2.txt",
            "default via 10.9.3.1 dev eth1\n10.9.3.1 dev eth1 scope link\n");
    assertThat(diagnosis.findings()).noneMatch(f -> f.severity() != Severity.INFO);
  }

  @Test
  void theListOfTablesTellsThatOneIsMissing() {
    Diagnosis diagnosis = Node.pasted("ip-rule.txt", RULES, "tables.txt", "main\nlocal\n3\n");
    Finding finding =
        diagnosis.findings().stream()
            .filter(f -> f.id().equals("cni-table-empty"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void withoutTheRuleOfTheMarkTheChainOfTheCniTellsThatItIsMissed() {
    Diagnosis diagnosis =
        Node.pasted(
            "ip-rule.txt",
            RULES.replaceAll("1024:.*\n", ""),
            "iptables-nat.txt",
            "-A POSTROUTING -m comment --comment \"AWS SNAT CHAIN\" -j AWS-SNAT-CHAIN-0\n");
    assertThat(subjects(diagnosis, "cni-mark-rule-missing")).containsExactly("rule 1024");
  }

  @Test
  void aStrictFilterIsFoundByTheUsualNameOfThePrimary() {
    Diagnosis diagnosis =
        Node.pasted(
            "ip-rule.txt",
            RULES,
            "sysctl-rp_filter.txt",
            "net.ipv4.conf.all.rp_filter = 1\nnet.ipv4.conf.eth0.rp_filter = 1\n"
                + "net.ipv4.conf.eth1.rp_filter = 0\n");
    assertThat(subjects(diagnosis, "cni-rp-filter-primary")).containsExactly("eth0");
  }

  @Test
  void anotherPluginsRuleBeforeTheMarkNeedsAStuckFlow() {
    String flow =
        "tcp 6 59 SYN_RECV src=192.0.2.9 dst=10.9.1.4 sport=5 dport=80 src=10.9.3.77 dst=192.0.2.9"
            + " sport=80 dport=5 mark=128 use=1\n";
    Diagnosis stuck = Node.pasted("ip-rule.txt", CILIUM, "conntrack.txt", flow);
    assertThat(subjects(stuck, "cni-mark-overridden")).containsExactly("10.9.3.77");
    assertThat(subjects(stuck, "base-rule-missing")).isEmpty();
    Diagnosis none =
        Node.pasted("ip-rule.txt", CILIUM, "conntrack.txt", flow.replace("SYN_RECV", "TIME_WAIT"));
    assertThat(none.findings()).noneMatch(f -> f.severity() != Severity.INFO);
  }

  @Test
  void ipamdsRepliesTellWhichEniAPodBelongsTo() {
    String reply =
        "Send AddNetworkReply: IPv4Addr: 10.9.3.%s, IPv6Addr: , DeviceNumber: %s, err: <nil>";
    String log =
        Node.log("01:00:00", reply.formatted("40", "1"))
            + Node.log("01:00:01", reply.formatted("41", "1"))
            + Node.log("01:00:02", reply.formatted("42", "0"))
            + Node.log("01:00:03", reply.formatted("43", "1"))
            + Node.log(
                "01:00:04", "Send DelNetworkReply: IPv4Addr: 10.9.3.43, IPv6Addr: , err: <nil>");
    String rules =
        RULES.replace(
            "1024:",
            "512:\tfrom all to 10.9.3.41 lookup main\n"
                + "512:\tfrom all to 10.9.3.42 lookup main\n"
                + "1024:");
    Diagnosis diagnosis = Node.pasted("ip-rule.txt", rules, "ipamd.log", log);
    assertThat(subjects(diagnosis, "cni-from-pod-rule-missing")).containsExactly("10.9.3.41");
    assertThat(subjects(diagnosis, "cni-to-pod-rule-missing")).isEmpty();
  }

  @Test
  void podsFromBeforeARestartOfIpamdMayBeGone() {
    String log =
        Node.log(
                "01:00:00",
                "Send AddNetworkReply: IPv4Addr: 10.9.3.99, DeviceNumber: 1, err: <nil>")
            + Node.log("02:00:00", "Starting L-IPAMD v1.20.4");
    Diagnosis diagnosis = Node.pasted("ip-rule.txt", RULES, "ipamd.log", log);
    assertThat(subjects(diagnosis, "cni-to-pod-rule-missing")).isEmpty();
  }

  @Test
  void anAddressThatIsAddedAgainEachCycleIsInconsistent() {
    String added = "Added ENI(eni-0b6c)'s IP 10.9.3.60 to datastore";
    String twice = Node.log("01:00:00", added) + Node.log("01:00:05", added);
    assertThat(
            subjects(
                Node.pasted("ipamd.log", twice + Node.log("01:00:10", added)),
                "cni-ipamd-inconsistent"))
        .containsExactly("host");
    assertThat(subjects(Node.pasted("ipamd.log", twice), "cni-ipamd-inconsistent")).isEmpty();
  }

  @Test
  void withoutIpamdsLogThePluginsWordIsPossible() {
    Diagnosis diagnosis =
        Node.pasted(
            "plugin.log", Node.log("01:00:00", "Failed to assign an IP address to container 6b0e"));
    assertThat(diagnosis.findings())
        .filteredOn(f -> f.id().equals("cni-ipamd-allocation-failed"))
        .singleElement()
        .satisfies(f -> assertThat(f.confidence()).isEqualTo(Confidence.POSSIBLE));
    assertThat(Node.open(diagnosis, "cni-ipamd-allocation-failed")).isNotEmpty();
  }

  @Test
  void oneRouteOfAnEgressAddressIsEnoughToTell() {
    Diagnosis diagnosis =
        Node.pasted(
            "ip-route-get.txt",
            "$ ip route get 169.254.172.5\n169.254.172.5 via 10.9.1.1 dev eth0 src 10.9.1.4 uid 0\n"
                + "    cache\n");
    assertThat(subjects(diagnosis, "cni-egress-route-missing")).containsExactly("169.254.172.5");
  }

  @Test
  void linesOfAnotherHostAreNoEvidence() {
    Diagnosis diagnosis =
        Node.pasted(
            "ip-rule.txt",
            RULES,
            "other-plugin.log",
            Node.log("01:00:00", "Added toContainer rule for 10.9.3.88/32"));
    assertThat(diagnosis.findings()).noneMatch(f -> f.severity() != Severity.INFO);
  }

  @Test
  void aHealthyNodeOfAnIpv6ClusterIsSilent() {
    Diagnosis diagnosis =
        Node.pasted(
            "ip-rule.txt",
            "0:\tfrom all lookup local\n"
                + "32766:\tfrom all lookup main\n"
                + "32767:\tfrom all lookup default\n",
            "ip-6-rule.txt",
            "0:\tfrom all lookup local\n512:\tfrom all to 2600:1f18:7:8::40 lookup main\n"
                + "1024:\tfrom all fwmark 0x80/0x80 lookup main\n32766:\tfrom all lookup main\n",
            "ip-route-all.txt",
            "default via 10.9.1.1 dev ens5 proto dhcp src 10.9.1.4 metric 512\n"
                + "169.254.172.5 dev vethdeadbeef scope link\n"
                + "2600:1f18:7:8::40 dev eni1ea6133f471 metric 1024 pref medium\n"
                + "default via fe80::1 dev ens5 proto ra metric 512 pref medium\n",
            "iptables-save.txt",
            "*nat\n"
                + ":POSTROUTING ACCEPT [0:0]\n"
                + "-A POSTROUTING -s 169.254.172.5/32 -m comment --comment \"x\" -j"
                + " CNI-E4-0f1e2d3c\n"
                + "COMMIT\n",
            "sysctl-rp_filter.txt",
            "net.ipv4.conf.all.rp_filter = 0\nnet.ipv4.conf.ens5.rp_filter = 1\n");
    assertThat(diagnosis.findings()).noneMatch(f -> f.id().startsWith("cni-"));
  }
}
