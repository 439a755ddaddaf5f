package dev.plumbline.guide.check.eks;

import static dev.plumbline.guide.Host.subjects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Host;
import dev.plumbline.guide.check.routing.Kernel;
import org.junit.jupiter.api.Test;

class PacketFiltersTest {
  private static final String KUBE_PROXY =
      """
      table ip kube-proxy {
        chain nat-prerouting {
          type nat hook prerouting priority dstnat; policy accept;
          jump services
        }
      }
      """;

  @Test
  void aMissingChainOfSourceNatIsReportedWhereTheNodeDoesItself() {
    Host host = Node.healthy().dropLines(Node.FILTER, "AWS-SNAT-CHAIN-0");
    assertThat(host.subjects("cni-snat-missing")).containsExactly("host");
    host.with("networkutils-env-settings.json", "{\"AWS_VPC_K8S_CNI_EXTERNALSNAT\":\"true\"}");
    assertThat(host.subjects("cni-snat-missing")).as("somebody else does it").isEmpty();
  }

  @Test
  void withoutTheFilterNothingIsSaidOfSourceNat() {
    Diagnosis diagnosis = Node.healthy().without(Node.FILTER).diagnose();
    assertThat(subjects(diagnosis, "cni-snat-missing")).isEmpty();
    assertThat(Node.open(diagnosis, "cni-snat-missing")).isNotEmpty();
  }

  @Test
  void kubeProxyInNftTogetherWithConnmarkInIptablesMarksBeforeDnat() {
    Host host = Node.healthy().with("nft-ruleset.txt", KUBE_PROXY);
    assertThat(host.subjects("cni-mark-before-dnat")).containsExactly("host");
    Host later =
        Node.healthy()
            .with(
                "nft-ruleset.txt",
                KUBE_PROXY + "table ip aws-cni {\n  chain nat-prerouting {\n  }\n}\n")
            .dropLines(Node.FILTER, "AWS-CONNMARK");
    assertThat(later.subjects("cni-mark-before-dnat")).as("v1.23 marks after DNAT").isEmpty();
    assertThat(later.subjects("cni-snat-missing")).isEmpty();
  }

  @Test
  void connmarkOfLinksThatNoPodHasIsAMismatch() {
    String filter =
        """
        *nat
        :PREROUTING ACCEPT [0:0]
        -A PREROUTING -m comment --comment "Antrea: jump to Antrea prerouting rules" -j ANTREA-PREROUTING
        -A PREROUTING -i eni+ -m comment --comment "AWS, outbound connections" -j AWS-CONNMARK-CHAIN-0
        -A POSTROUTING -m comment --comment "AWS SNAT CHAIN" -j AWS-SNAT-CHAIN-0
        COMMIT
        """;
    String routes =
        "default via 10.9.1.1 dev ens5 proto dhcp metric 512\n10.9.1.7 dev antrea-gw0 scope link\n";
    Diagnosis antrea = Node.pasted("iptables-save.txt", filter, "ip-route-main.txt", routes);
    assertThat(subjects(antrea, "cni-connmark-mismatch")).containsExactly("host");
    Diagnosis own =
        Node.pasted(
            "iptables-save.txt",
            filter,
            "ip-route-main.txt",
            routes + "10.9.1.8 dev eni1ea6133f471 scope link\n");
    assertThat(subjects(own, "cni-connmark-mismatch")).isEmpty();
  }

  @Test
  void aRuleFromAPodBeforeTheMarkCountsWithAStuckFlow() {
    String rule = "110:\tfrom 10.80.66.17 lookup 12";
    String stuck =
        "tcp 6 52 SYN_RECV src=10.80.3.4 dst=10.80.68.23 sport=40112 dport=31080 src=10.80.66.17"
            + " dst=10.80.3.4 sport=8080 dport=40112 mark=128 use=1\n";
    Host host = Kernel.withRule(Node.healthy(), rule).with("conntrack.txt", stuck);
    assertThat(host.subjects("cni-mark-overridden")).containsExactly("10.80.66.17");
    host.with("conntrack.txt", stuck.replace("SYN_RECV", "ESTABLISHED"));
    assertThat(host.subjects("cni-mark-overridden")).isEmpty();
  }

  @Test
  void theLargerOfTheTwoFiltersOfThePrimaryCounts() {
    String own = "net.ipv4.conf.ens5.rp_filter = ";
    Host strict = Node.healthy().replace("sysctl-net.txt", own + "2", own + "1");
    assertThat(strict.subjects("cni-rp-filter-primary")).containsExactly("ens5");
    strict.replace(
        "sysctl-net.txt", "net.ipv4.conf.all.rp_filter = 0", "net.ipv4.conf.all.rp_filter = 2");
    assertThat(strict.subjects("cni-rp-filter-primary")).isEmpty();
  }

  @Test
  void strictPodsAreLimitedByEarlyDemultiplexing() {
    Host strict =
        Kernel.withRule(Node.healthy(), "10:\tfrom all iif vlan0ea6133f471 lookup 101")
            .replace(
                Node.ROUTES,
                "default via 10.80.64.1 dev ens7 table 3 ",
                "default via 10.80.64.1 dev ens7 table 3 \n"
                    + "default via 10.80.64.1 dev vlan.eth.1 table 101 \n");
    assertThat(strict.subjects("cni-strict-mode-limit")).containsExactly("table 101");
    strict.replace("sysctl-net.txt", "tcp_early_demux = 1", "tcp_early_demux = 0");
    assertThat(strict.subjects("cni-strict-mode-limit")).isEmpty();
    strict.replace(
        Node.ROUTES,
        "local 127.0.0.1 dev lo",
        "local 169.254.20.10 dev nodelocaldns table local proto kernel scope host src"
            + " 169.254.20.10\nlocal 127.0.0.1 dev lo");
    assertThat(strict.subjects("cni-strict-mode-limit")).containsExactly("table 101");
    assertThat(Node.healthy().subjects("cni-strict-mode-limit")).as("standard mode").isEmpty();
  }

  @Test
  void anEgressAddressThatGoesToAnEniLostItsRoute() {
    String chain =
        "-A POSTROUTING -s 169.254.172.5/32 -m comment --comment"
            + " \"name: \\\"aws-cni\\\" id: \\\"c1\\\"\" -j CNI-E4-0f1e2d3c4b5a6978\n";
    Host host = Node.healthy().replace(Node.FILTER, "-A AWS-SNAT", chain + "-A AWS-SNAT");
    assertThat(host.subjects("cni-egress-route-missing")).containsExactly("169.254.172.5");
    host.replace(
        Node.ROUTES,
        "10.80.66.17 dev",
        "169.254.172.5 dev vethdeadbeef scope link\n10.80.66.17 dev");
    assertThat(host.subjects("cni-egress-route-missing")).isEmpty();
  }

  @Test
  void aPastedRouteOfAnEgressAddressIsEnough() {
    String get = " via 10.9.1.1 dev ens5 src 10.9.1.4 uid 0\n    cache\n";
    Diagnosis lost =
        Node.pasted(
            "ip-route-get.txt",
            "169.254.172.5" + get,
            "plugin.log",
            Node.log("01:00:00", "Received CNI add request: ContainerID(aa11)"));
    assertThat(subjects(lost, "cni-egress-route-missing")).containsExactly("169.254.172.5");
    Diagnosis other =
        Node.pasted(
            "ip-route-get.txt",
            "10.4.4.4" + get,
            "plugin.log",
            Node.log("01:00:00", "Received CNI add request: ContainerID(aa11)"));
    assertThat(subjects(other, "cni-egress-route-missing")).isEmpty();
  }

  @Test
  void aMacThatChangesBeforeTheLinkIsUpWasRewritten() {
    String event =
        "[2026-11-21T03:00:00.%s] [LINK]21: eni1ea6133f471@if3: <%s> mtu 9001 qdisc noop state DOWN"
            + " group default \n    link/ether %s brd ff:ff:ff:ff:ff:ff link-netnsid 0\n";
    String first = event.formatted("100000", "BROADCAST,MULTICAST", "ca:ae:07:8a:3e:20");
    String changed = event.formatted("120000", "BROADCAST,MULTICAST", "36:11:07:8a:3e:99");
    Host host = Node.healthy().with("ip-monitor.txt", first + changed);
    assertThat(host.subjects("cni-veth-mac-rewritten")).containsExactly("eni1ea6133f471");
    String up = event.formatted("120000", "BROADCAST,MULTICAST,UP,LOWER_UP", "ca:ae:07:8a:3e:20");
    assertThat(Node.healthy().with("ip-monitor.txt", first + up).subjects("cni-veth-mac-rewritten"))
        .isEmpty();
  }
}
