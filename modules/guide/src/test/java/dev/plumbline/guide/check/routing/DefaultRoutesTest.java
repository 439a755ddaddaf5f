package dev.plumbline.guide.check.routing;

import static dev.plumbline.guide.check.routing.Kernel.ADDRESSES;
import static dev.plumbline.guide.check.routing.Kernel.ROUTES;
import static dev.plumbline.guide.check.routing.Kernel.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Host;
import dev.plumbline.guide.NotChecked;
import dev.plumbline.model.Confidence;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DefaultRoutesTest {
  private static final String MAIN5 =
      "default via 10.0.1.1 dev ens5 proto dhcp src 10.0.1.12 metric 512";
  private static final String MAIN6 =
      "default via 10.0.2.1 dev ens6 proto dhcp src 10.0.2.20 metric 513";
  private static final String TABLE6 = "default via 10.0.2.1 dev ens6 table 10001";

  @Test
  void aPrimaryWithoutDefaultIsCritical() {
    Finding finding = Kernel.healthy().dropLines(ROUTES, MAIN5).finding("default-route-missing");
    assertThat(finding.subject()).isEqualTo("ens5");
    assertThat(finding.confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(finding.summary()).contains("ens6");
    assertThat(finding.remedy().repairCommands()).contains("sudo networkctl reconfigure ens5");
  }

  @Test
  void aHostThatLostEveryLeaseIsCriticalWithoutMetadata() {
    Host host =
        Kernel.healthy()
            .without("imds.txt", "run-systemd-netif-links.txt")
            .lines(ROUTES, l -> l.stream().filter(t -> !t.startsWith("default")).toList())
            .lines(ADDRESSES, l -> l.stream().filter(t -> !t.contains("dynamic")).toList());
    assertThat(host.subjects("default-route-missing")).containsExactly("ens5");
    assertThat(host.subjects("table-default-missing")).containsExactly("table 10001");
  }

  @Test
  void aPrimaryWithoutDefaultIsNotCalledAnInvertedMetric() {
    Host host = Kernel.healthy().dropLines(ROUTES, MAIN5);
    assertThat(host.subjects("default-metric-inverted")).isEmpty();
  }

  @Test
  void aDefaultThroughAVpnInPlaceOfThePrimarysIsOnlyPossiblyAFault() {
    Finding finding =
        Kernel.healthy()
            .replace(ROUTES, MAIN5, "default via 10.8.0.1 dev tun0")
            .dropLines(ROUTES, MAIN6)
            .finding("default-route-missing");
    assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
    assertThat(finding.fault()).isFalse();
  }

  @Test
  void aHostWithoutIpv4LacksNoIpv4Default() {
    Host host =
        Kernel.dualStack()
            .dropLines(ROUTES, "default via 10.")
            .lines(ADDRESSES, l -> l.stream().filter(t -> !t.contains("inet 10.")).toList())
            .lines(
                "imds.txt",
                l ->
                    l.stream()
                        .map(t -> t.contains("/local-ipv4s") ? t.replaceAll("\t.*", "\t\t404") : t)
                        .toList());
    assertThat(host.withoutFolder("run-systemd-network").subjects("default-route-missing"))
        .isEmpty();
  }

  @Test
  void withoutRoutesTheDefaultIsNotChecked() {
    assertThat(Kernel.healthy().without(ROUTES).diagnose().notChecked())
        .extracting(NotChecked::id)
        .contains("default-route-missing", "table-default-missing", "wrong-egress-for-source");
  }

  @Test
  void aMissingIpv6DefaultIsReportedOnlyWithAGlobalAddress() {
    Host lost =
        Kernel.dualStack()
            .lines(
                ROUTES,
                l ->
                    l.stream()
                        .filter(t -> !(t.startsWith("default via fe80") && !t.contains("table")))
                        .toList());
    assertThat(lost.subjects("v6-default-missing")).containsExactly("ens5");
    assertThat(Kernel.healthy().subjects("v6-default-missing")).isEmpty();
    assertThat(
            lost.replace(ADDRESSES, "inet6 2600:1f14:eeb:2201::a15/128", "inet6 fd12::a15/128")
                .subjects("v6-default-missing"))
        .isEmpty();
  }

  @Test
  void aPrivateTableWithoutDefaultIsReported() {
    Host host = Kernel.healthy().dropLines(ROUTES, TABLE6);
    assertThat(host.subjects("table-default-missing")).containsExactly("table 10001");
    assertThat(host.subjects("wrong-egress-for-source"))
        .containsExactlyInAnyOrder("10.0.2.20", "10.0.2.21", "10.0.2.22");
    assertThat(host.diagnose().findings())
        .filteredOn(f -> f.id().equals("wrong-egress-for-source"))
        .allSatisfy(f -> assertThat(f.because()).contains("table-default-missing"));
  }

  @Test
  void aTableThatRejectsByIntentOrServesForeignSourcesHasNoMissingDefault() {
    assertThat(
            Kernel.healthy()
                .replace(ROUTES, TABLE6 + " proto dhcp metric 513", "blackhole default table 10001")
                .subjects("table-default-missing"))
        .isEmpty();
    Host vpn =
        Kernel.withRule(
            Kernel.healthy().append(ROUTES, "10.9.0.0/16 dev tun0 table 77\n"),
            "500:\tfrom 172.17.0.9 lookup 77");
    assertThat(vpn.subjects("table-default-missing")).isEmpty();
  }

  @Test
  void aPrivateDefaultByAnotherInterfaceIsReported() {
    Host host =
        Kernel.healthy().replace(ROUTES, TABLE6, "default via 10.0.1.1 dev ens5 table 10001");
    assertThat(host.subjects("table-default-wrong-interface")).containsExactly("ens6");
    assertThat(
            Kernel.healthy()
                .replace(ROUTES, TABLE6, "default dev wg0 table 10001")
                .subjects("table-default-wrong-interface"))
        .isEmpty();
  }

  @Test
  void aGatewayThatTheLeaseDoesNotNameIsReported() {
    Host host =
        Kernel.healthy().replace(ROUTES, TABLE6, "default via 10.0.2.254 dev ens6 table 10001");
    Finding finding = host.finding("table-default-wrong-gateway");
    assertThat(finding.subject()).isEqualTo("ens6");
    assertThat(finding.summary()).contains("10.0.2.254").contains("10.0.2.1");
    assertThat(Kernel.healthy().subjects("table-default-wrong-gateway")).isEmpty();
  }

  @Test
  void withoutLeaseAndDhcpDefaultNoGatewayIsCalledWrong() {
    Host host =
        Kernel.healthy()
            .without("run-systemd-netif-links.txt")
            .replace(ROUTES, TABLE6, "default via 10.0.2.254 dev ens6 table 10001")
            .dropLines(ROUTES, MAIN6);
    assertThat(host.subjects("table-default-wrong-gateway")).isEmpty();
  }

  @Test
  void aSecondaryWithTheLowestMetricIsInverted() {
    Host host = Kernel.healthy().replace(ROUTES, MAIN6, MAIN6.replace("513", "100"));
    assertThat(host.subjects("default-metric-inverted")).containsExactly("table main");
    Host absent = Kernel.healthy().replace(ROUTES, MAIN6, MAIN6.replace(" metric 513", ""));
    assertThat(absent.subjects("default-metric-inverted")).containsExactly("table main");
  }

  @Test
  void aVpnWithTheLowestMetricIsOnlyPossiblyAFault() {
    Finding finding =
        Kernel.healthy()
            .replace(ROUTES, MAIN5, MAIN5 + "\ndefault dev tun0 scope link metric 50")
            .finding("default-metric-inverted");
    assertThat(finding.fault()).isFalse();
  }

  @Test
  void aSingleInterfaceIsNeverInverted() {
    Host host =
        Kernel.of("healthy-1-eni")
            .lines(
                ROUTES,
                l ->
                    Stream.concat(Stream.of("default dev tun0 scope link metric 50"), l.stream())
                        .toList());
    assertThat(host.subjects("default-metric-inverted")).isEmpty();
  }

  @Test
  void equalMetricsOfTwoInterfacesAreReported() {
    Host host = Kernel.healthy().replace(ROUTES, MAIN6, MAIN6.replace("513", "512"));
    assertThat(host.subjects("default-metric-equal")).containsExactly("table main");
    assertThat(host.subjects("default-metric-inverted")).isEmpty();
    assertThat(Kernel.healthy().subjects("default-metric-equal")).isEmpty();
  }

  @Test
  void aLostMetricOfAConnectedRouteMattersOnlyInASharedSubnet() {
    String own = "10.0.1.0/24 dev ens5 proto kernel scope link src 10.0.1.15 metric 512";
    String other = "10.0.1.0/24 dev ens8 proto kernel scope link src 10.0.1.18 metric 515";
    Host lost = Kernel.dualStack().replace(ROUTES, other, other.replace(" metric 515", ""));
    assertThat(lost.subjects("prefix-route-metric-lost")).containsExactly("table main");
    assertThat(lost.subjects("wrong-egress-for-source")).containsExactly("10.0.1.15");
    Host right = Kernel.dualStack().replace(ROUTES, own, own.replace(" metric 512", ""));
    assertThat(right.subjects("prefix-route-metric-lost")).isEmpty();
    String single = "10.0.2.0/24 dev ens6 proto kernel scope link src 10.0.2.20";
    Host alone = Kernel.healthy().replace(ROUTES, single + " metric 513", single);
    assertThat(alone.subjects("prefix-route-metric-lost")).isEmpty();
  }

  @Test
  void rulesInAnyOrderWithinOnePriorityAreInOrder() {
    Host host =
        Kernel.healthy()
            .lines(
                RULES,
                l ->
                    List.of(
                        l.get(0), l.get(3), l.get(1), l.get(2), l.get(4), l.get(5), l.get(6),
                        l.get(7)));
    assertThat(host.diagnose().faults()).isEmpty();
  }
}
