package dev.plumbline.guide.check.networkd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Host;
import dev.plumbline.guide.NotChecked;
import dev.plumbline.guide.check.routing.Kernel;
import dev.plumbline.model.Confidence;
import org.junit.jupiter.api.Test;

class NetworkdChecksTest {
  private static final String LIST = "networkctl-list.txt";
  private static final String LOG = "journal-networkd.txt";
  private static final String STAMP =
      "2026-11-21T02:53:16+0000 ip-10-0-1-12 systemd-networkd[54]: ";

  private static Host text() {
    return Kernel.healthy()
        .without("networkctl-list.json", "networkctl-status-all.txt", "journal.jsonl");
  }

  private static Host states(String link, String from, String to) {
    return text()
        .lines(
            LIST,
            lines -> lines.stream().map(l -> l.contains(link) ? l.replace(from, to) : l).toList());
  }

  @Test
  void aFailedLinkIsReportedWithTheErrorOfItsLog() {
    Finding finding =
        states("ens6", "configured", "failed")
            .append(LOG, STAMP + "ens6: Could not set route: Nexthop has invalid gateway.\n")
            .append(LOG, STAMP + "ens6: Failed\n")
            .finding("link-failed");
    assertThat(finding.subject()).isEqualTo("ens6");
    assertThat(finding.summary()).contains("invalid gateway");
  }

  @Test
  void aLinkThatWasRepairedLaterIsSilent() {
    assertThat(text().append(LOG, STAMP + "ens6: Failed\n").subjects("link-failed")).isEmpty();
    Host withoutStates =
        text()
            .without(LIST)
            .append(LOG, STAMP + "ens6: Failed\n")
            .append(
                LOG, STAMP + "ens6: Reconfiguring with /run/systemd/network/70-ens6.network.\n");
    assertThat(withoutStates.subjects("link-failed")).isEmpty();
  }

  @Test
  void withoutStatesTheLastWordOfTheLogCountsAsLikely() {
    Finding finding =
        text().without(LIST).append(LOG, STAMP + "ens6: Failed\n").finding("link-failed");
    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void aLinkThatHangsInConfiguringIsReportedAfterSomeSeconds() {
    Host old =
        states("ens6", "configured", "configuring").replace("date.txt", "02:53:23Z", "02:54:23Z");
    assertThat(old.subjects("link-configuring-stuck")).containsExactly("ens6");
    assertThat(states("ens6", "configured", "configuring").subjects("link-configuring-stuck"))
        .isEmpty();
  }

  @Test
  void aLinkThatConfiguresDuringBootIsSilent() {
    Host boot =
        states("ens6", "configured", "configuring")
            .with("date.txt", "2026-11-21T02:54:23Z\n31.70 20.02\n");
    assertThat(boot.subjects("link-configuring-stuck")).isEmpty();
  }

  @Test
  void aLostLeaseIsReportedWhenItsAddressIsGone() {
    Host host =
        text()
            .append(LOG, STAMP + "ens6: DHCP lease lost\n")
            .lines(
                Kernel.ADDRESSES,
                l -> l.stream().filter(t -> !t.contains("10.0.2.20/24")).toList());
    Finding finding = host.finding("dhcp-lease-lost");
    assertThat(finding.subject()).isEqualTo("ens6");
    assertThat(finding.summary()).contains("10.0.2.20");
  }

  @Test
  void aLeaseThatCameBackOrALostDhcpv6LeaseIsSilent() {
    Host back =
        text()
            .append(LOG, STAMP + "ens6: DHCP lease lost\n")
            .append(
                LOG,
                STAMP
                    + "ens6: DHCPv4 address 10.0.2.20/24, gateway 10.0.2.1 acquired from"
                    + " 10.0.2.1\n");
    assertThat(back.subjects("dhcp-lease-lost")).isEmpty();
    assertThat(text().append(LOG, STAMP + "ens6: DHCPv6 lease lost\n").subjects("dhcp-lease-lost"))
        .isEmpty();
    assertThat(text().append(LOG, STAMP + "ens6: DHCP lease lost\n").subjects("dhcp-lease-lost"))
        .as("the address is still there")
        .isEmpty();
  }

  @Test
  void aLinkThatNetworkdLetGoLostItsLeaseByIntent() {
    Host host =
        text()
            .append(LOG, STAMP + "ens6: Unmanaging interface.\n")
            .append(LOG, STAMP + "ens6: DHCP lease lost\n")
            .lines(
                Kernel.ADDRESSES,
                l -> l.stream().filter(t -> !t.contains("10.0.2.20/24")).toList());
    assertThat(host.subjects("dhcp-lease-lost")).isEmpty();
  }

  @Test
  void aPrimaryThatNeverHadALeaseIsCritical() {
    Host host =
        text()
            .lines(LOG, l -> l.stream().filter(t -> !t.contains("ens5: DHCP")).toList())
            .append(LOG, STAMP + "ens5: Link UP\n")
            .lines(
                Kernel.ADDRESSES,
                l -> l.stream().filter(t -> !t.contains("10.0.1.12/24")).toList());
    assertThat(host.subjects("dhcp-never-acquired")).containsExactly("ens5");
    assertThat(text().subjects("dhcp-never-acquired")).isEmpty();
  }

  @Test
  void anIpv6OnlyPrimaryIsNotExpectedToHaveALease() {
    Host host =
        text()
            .lines(LOG, l -> l.stream().filter(t -> !t.contains("ens5: DHCP")).toList())
            .append(LOG, STAMP + "ens5: Link UP\n")
            .lines(
                Kernel.ADDRESSES, l -> l.stream().filter(t -> !t.contains("10.0.1.12/24")).toList())
            .replace("imds.txt", "local-ipv4s\t10.0.1.12\t200", "local-ipv4s\t\t404");
    assertThat(host.subjects("dhcp-never-acquired")).isEmpty();
  }

  @Test
  void anotherNetworkFileIsReportedAndTheDebianNameIsNot() {
    Host status = Kernel.healthy().without("networkctl-list.json");
    String own = "/run/systemd/network/70-ens6.network";
    assertThat(
            status
                .replace(
                    "networkctl-status-all.txt",
                    own,
                    "/run/systemd/network/10-netplan-ens6.network")
                .subjects("network-file-unexpected"))
        .containsExactly("ens6");
    assertThat(
            Kernel.healthy()
                .without("networkctl-list.json")
                .replace("networkctl-status-all.txt", own, "/run/systemd/network/07-ens6.network")
                .subjects("network-file-unexpected"))
        .isEmpty();
  }

  @Test
  void anAdministratorFileIsWorthKnowing() {
    Host host =
        Kernel.healthy()
            .with("etc-systemd-network/70-ens6.network.d/zz.conf", "[DHCPv4]\nRouteMetric=90\n");
    Finding finding = host.finding("admin-drop-in");
    assertThat(finding.subject()).isEqualTo("ens6");
    assertThat(finding.consequence()).contains("RouteMetric=90");
    assertThat(finding.fault()).isFalse();
    assertThat(Kernel.healthy().subjects("admin-drop-in")).isEmpty();
  }

  @Test
  void whatNetworkdFlushedIsToldByTheEventStreamAlone() {
    Host host = Host.practice("custom-routes-flushed-by-reload").without("before.txt");
    assertThat(host.subjects("foreign-config-flushed"))
        .containsExactlyInAnyOrder("ens6", "rule 1024", "rule 9000");
  }

  @Test
  void whatNetworkdFlushedIsLikelyByTheDifferenceAlone() {
    Host host = Host.practice("custom-routes-flushed-by-reload").without("ip-monitor.txt");
    assertThat(host.diagnose().findings())
        .filteredOn(f -> f.id().equals("foreign-config-flushed"))
        .hasSize(3)
        .allSatisfy(f -> assertThat(f.confidence()).isEqualTo(Confidence.LIKELY));
  }

  @Test
  void aRuleThatSomebodyDeletedLongBeforeIsNotNetworkds() {
    Host host =
        Host.practice("custom-routes-flushed-by-reload")
            .without("before.txt")
            .replace(
                "ip-monitor.txt", "02:53:21.602705] Deleted 1024", "02:52:01.602705] Deleted 1024");
    assertThat(host.subjects("foreign-config-flushed"))
        .containsExactlyInAnyOrder("ens6", "rule 9000");
  }

  @Test
  void withoutEventsAFlushIsNotChecked() {
    assertThat(Kernel.healthy().diagnose().notChecked())
        .extracting(NotChecked::id)
        .contains("foreign-config-flushed");
  }

  @Test
  void whereNetworkdKeepsWhatOthersMadeNothingCanHaveBeenFlushed() {
    Host kept =
        Kernel.healthy()
            .with(
                "networkd-conf.txt",
                "[Network]\nManageForeignRoutes=no\nManageForeignRoutingPolicyRules=no\n");
    assertThat(kept.diagnose().notChecked())
        .extracting(NotChecked::id)
        .doesNotContain("foreign-config-flushed");
    assertThat(kept.subjects("foreign-config-flushed")).isEmpty();
  }

  @Test
  void foreignRulesAreAtRiskUnlessNetworkdIsToldToKeepThem() {
    Host open =
        Kernel.withRule(Kernel.healthy(), "900:\tfrom 172.17.0.0/16 lookup 77")
            .with(
                "networkd-conf.txt",
                "==> /etc/systemd/networkd.conf\n[Network]\n#ManageForeignRoutes=yes\n");
    assertThat(open.subjects("manage-foreign-default")).containsExactly("host");
    Host kept =
        open.append(
            "networkd-conf.txt", "ManageForeignRoutes=no\nManageForeignRoutingPolicyRules=no\n");
    assertThat(kept.subjects("manage-foreign-default")).isEmpty();
  }

  @Test
  void aHostWithoutForeignRulesIsNotAskedForTheSetting() {
    Host host = Kernel.healthy().with("networkd-conf.txt", "[Network]\n");
    assertThat(host.subjects("manage-foreign-default")).isEmpty();
    assertThat(Kernel.healthy().diagnose().notChecked())
        .extracting(NotChecked::id)
        .doesNotContain("manage-foreign-default");
  }

  @Test
  void rulesOfCloudInitBesideThePackageAreReported() {
    Host both =
        Kernel.withRule(Kernel.healthy(), "101:\tfrom 10.0.2.20 lookup 101 proto static")
            .with("etc-systemd-network/10-netplan-ens6.network", "[Match]\nName=ens6\n");
    assertThat(both.subjects("cloud-init-policy-routing")).containsExactly("rule 101");
    Host alone = Kernel.withRule(Kernel.healthy(), "101:\tfrom 10.0.2.20 lookup 101 proto static");
    assertThat(alone.subjects("cloud-init-policy-routing")).isEmpty();
  }
}
