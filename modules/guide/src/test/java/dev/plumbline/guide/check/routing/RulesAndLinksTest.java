package dev.plumbline.guide.check.routing;

import static dev.plumbline.guide.check.routing.Kernel.ADDRESSES;
import static dev.plumbline.guide.check.routing.Kernel.ROUTES;
import static dev.plumbline.guide.check.routing.Kernel.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Host;
import dev.plumbline.guide.NotChecked;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class RulesAndLinksTest {
  private static final String RP = "sysctl-rp_filter.txt";
  private static final String FORWARDS = "net.ipv4.conf.ens6.forwarding = 1";

  private static final String BRIDGE =
      """
      [{"ifindex":9,"ifname":"docker0","flags":["BROADCAST","MULTICAST","UP","LOWER_UP"],
      "mtu":1500,"operstate":"UP","link_type":"ether","address":"02:42:00:00:00:01"},
      """;

  @Test
  void aStrictFilterIsReportedWhereTheWayBackLeavesByAnotherInterface() {
    Host host = Kernel.healthy().replace(RP, "conf.ens5.rp_filter = 2", "conf.ens5.rp_filter = 1");
    assertThat(host.subjects("rp-filter-strict")).containsExactly("ens5");
    Finding cross = host.finding("primary-cross-subnet-egress");
    assertThat(cross.subject()).isEqualTo("10.0.1.12");
    assertThat(cross.because()).contains("rp-filter-strict");
  }

  @Test
  void aStrictFilterOnAnInterfaceWithSourceRulesIsInOrder() {
    Host host = Kernel.healthy().replace(RP, "conf.ens6.rp_filter = 2", "conf.ens6.rp_filter = 1");
    assertThat(host.subjects("rp-filter-strict")).isEmpty();
  }

  @Test
  void aStrictFilterDropsWhatComesForAPodWhoseAnswersLeaveElsewhere() {
    Host strict =
        Kernel.withRule(
                Kernel.healthy()
                    .replace(RP, "conf.ens6.rp_filter = 2", "conf.ens6.rp_filter = 1")
                    .replace("ip-j-link.json", "[{\"ifindex\":1,", BRIDGE + "{\"ifindex\":1,")
                    .append(Kernel.ROUTES, "172.17.0.0/16 dev docker0 scope link \n"),
                "600:\tfrom 172.17.0.5 lookup 10001")
            .replace("sysctl-net.txt", "net.ipv4.conf.ens6.forwarding = 0", FORWARDS);
    assertThat(strict.subjects("rp-filter-strict")).isEmpty();

    Host diverted = Kernel.withRule(strict, "500:\tfrom 172.17.0.5 to 10.0.1.0/24 lookup main");
    Finding finding = diverted.finding("rp-filter-strict");
    assertThat(finding.subject()).isEqualTo("ens6");
    assertThat(finding.consequence()).contains("172.17.0.5");
  }

  @Test
  void aLooseInterfaceOverrulesAStrictAll() {
    Host host = Kernel.healthy().replace(RP, "conf.all.rp_filter = 0", "conf.all.rp_filter = 1");
    assertThat(host.subjects("rp-filter-strict")).isEmpty();
    assertThat(host.subjects("primary-cross-subnet-egress")).isEmpty();
  }

  @Test
  void anUnknownFilterIsNotChecked() {
    assertThat(Kernel.healthy().dropLines(RP, "ens5").diagnose().notChecked())
        .extracting(NotChecked::id)
        .contains("rp-filter-strict");
  }

  @Test
  void aDeletedRuleSendsItsAddressOutByThePrimary() {
    Host host = Kernel.healthy().dropLines(RULES, "10.0.2.21");
    Finding finding = host.finding("wrong-egress-for-source");
    assertThat(finding.subject()).isEqualTo("10.0.2.21");
    assertThat(finding.because()).contains("policy-rule-missing");
    assertThat(host.subjects("primary-has-no-rule")).isEmpty();
  }

  @Test
  void anInterfaceThatNetworkdDoesNotManageIsNotJudged() {
    Host host =
        Kernel.healthy()
            .without("networkctl-list.json", "networkctl-status-all.txt")
            .replace(
                "networkctl-list.txt",
                "3 ens6 ether    routable configured",
                "3 ens6 ether    routable unmanaged")
            .dropLines(RULES, "10.0.2.21");
    assertThat(host.subjects("wrong-egress-for-source")).isEmpty();
  }

  @Test
  void twoRulesOfOneSourceToTwoTablesAreReported() {
    Host host = Kernel.withRule(Kernel.healthy(), "10001:\tfrom 10.0.2.20 lookup 77");
    assertThat(host.subjects("rule-duplicate-source")).containsExactly("rule 10001");
    Host same = Kernel.withRule(Kernel.healthy(), "10001:\tfrom 10.0.2.20 lookup 10001");
    assertThat(same.subjects("rule-duplicate-source")).isEmpty();
  }

  @Test
  void aRejectionOfTheMetadataAddressIsReportedAndOthersAreNot() {
    Host rule = Kernel.withRule(Kernel.healthy(), "90:\tfrom all to 169.254.169.254 prohibit");
    assertThat(rule.subjects("reject-route")).containsExactly("rule 90");
    Host route = Kernel.healthy().append(ROUTES, "blackhole 169.254.0.0/16\n");
    assertThat(route.subjects("reject-route")).containsExactly("rule 32766");
    Host calico = Kernel.healthy().append(ROUTES, "blackhole 10.244.3.0/26 proto 80\n");
    assertThat(calico.subjects("reject-route")).isEmpty();
  }

  @Test
  void missingBaseRulesAreReportedAndMovedOnesAreNot() {
    assertThat(
            Kernel.healthy()
                .lines(RULES, l -> l.subList(1, l.size()))
                .subjects("base-rule-missing"))
        .contains("rule 0");
    Host moved =
        Kernel.healthy()
            .lines(
                RULES,
                l -> {
                  var lines = new ArrayList<>(l);
                  lines.set(0, "20:\tfrom all lookup local");
                  return lines;
                });
    assertThat(moved.subjects("base-rule-missing")).isEmpty();
    Host main =
        Kernel.healthy()
            .without("ip-6-rule.txt")
            .lines(RULES, l -> l.stream().filter(t -> !t.startsWith("32766")).toList());
    assertThat(main.subjects("base-rule-missing")).contains("rule 32766");
  }

  @Test
  void aGatewayOutsideItsLinksSubnetsIsReportedUnlessOnlink() {
    String far = "192.0.2.0/24 via 10.77.0.1 dev ens6";
    assertThat(Kernel.healthy().append(ROUTES, far + "\n").subjects("gateway-unreachable"))
        .containsExactly("table main");
    assertThat(Kernel.healthy().append(ROUTES, far + " onlink\n").subjects("gateway-unreachable"))
        .isEmpty();
  }

  @Test
  void aFailedGatewayIsReportedAndAStaleOneOrAnotherHostIsNot() {
    String file = "ip-j-neigh.json";
    assertThat(Kernel.healthy().replace(file, "STALE", "FAILED").subjects("neighbour-failed"))
        .containsExactly("ens6");
    assertThat(
            Kernel.healthy()
                .replace(file, "10.0.2.1\"", "10.0.2.9\"")
                .replace(file, "STALE", "FAILED")
                .subjects("neighbour-failed"))
        .isEmpty();
  }

  @Test
  void aSourceWhoseRuleLeadsElsewhereIsReported() {
    String route = "192.0.2.1/32 dev ens5";
    Host host =
        Kernel.healthy()
            .append(ROUTES, route + "\n")
            .replace(
                ROUTES,
                "default via 10.0.1.1 dev ens5 proto dhcp src 10.0.1.12",
                "default via 10.0.1.1 dev ens5 proto dhcp src 10.0.2.20");
    assertThat(host.subjects("two-pass-source")).containsExactly("10.0.2.20");
    assertThat(Kernel.healthy().subjects("two-pass-source")).isEmpty();
  }

  @Test
  void anInterfaceThatIsDownIsReported() {
    Host host =
        Kernel.healthy()
            .without("ip-j-link.json")
            .replace(
                ADDRESSES,
                "3: ens6@if7: <BROADCAST,MULTICAST,UP,LOWER_UP>",
                "3: ens6@if7: <NO-CARRIER,BROADCAST,MULTICAST,UP>");
    assertThat(host.subjects("link-down")).containsExactly("ens6");
    assertThat(Kernel.dualStack().subjects("link-down")).isEmpty();
  }

  @Test
  void forwardingMustBeOnOnlyBehindABridgeThatIsInUse() {
    String links =
        "[{\"ifindex\":1,\"ifname\":\"lo\",\"flags\":[\"LOOPBACK\",\"UP\"]},"
            + "{\"ifindex\":9,\"ifname\":\"docker0\",\"flags\":[\"UP\"],"
            + "\"linkinfo\":{\"info_kind\":\"bridge\"}},"
            + "{\"ifindex\":10,\"ifname\":\"veth1\",\"flags\":[\"UP\",\"LOWER_UP\"],"
            + "\"master\":\"docker0\",\"linkinfo\":{\"info_kind\":\"veth\"}}]";
    String address =
        "9: docker0: <UP> mtu 1500 state UP\n    inet 172.17.0.1/16 scope global docker0\n";
    String off = "net.ipv4.conf.docker0.forwarding = 0\n";
    Host used =
        Kernel.healthy()
            .with("ip-j-link.json", links)
            .append(ADDRESSES, address)
            .append("sysctl-net.txt", off);
    assertThat(used.subjects("forwarding-off")).containsExactly("host");
    Host empty =
        Kernel.healthy()
            .with("ip-j-link.json", links.replace("\"master\":\"docker0\",", ""))
            .append(ADDRESSES, address)
            .append("sysctl-net.txt", off);
    assertThat(empty.subjects("forwarding-off")).isEmpty();
  }
}
