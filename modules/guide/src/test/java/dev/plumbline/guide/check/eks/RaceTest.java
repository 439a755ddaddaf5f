package dev.plumbline.guide.check.eks;

import static dev.plumbline.guide.Host.subjects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Host;
import dev.plumbline.model.Confidence;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class RaceTest {
  private static final String STATUS_PRIMARY =
      """
      ● 2: ens5
                           Link File: /usr/lib/systemd/network/99-default.link
                        Network File: /run/systemd/network/70-eks-ens5.network
                               State: routable (configured)
                              Driver: ena
                             Address: 10.9.1.4 (DHCP4 via 10.9.1.1)
      """;
  private static final String STATUS_SECOND =
      STATUS_PRIMARY.replace("2: ens5", "9: ens6").replace("ens5", "ens6").replace("1.4", "1.9");

  private static Host on(Host host, String link, String from, String to) {
    return host.lines(
        Node.LINKS,
        lines ->
            lines.stream()
                .map(l -> l.contains(" " + link + " ") ? l.replace(from, to) : l)
                .toList());
  }

  @Test
  void systemdOverTheCniAfterTheBootRaceIsFoundWithTheEmptyTableUnderIt() {
    Diagnosis diagnosis = Node.race().diagnose();
    assertThat(subjects(diagnosis, "cni-race-systemd-over-cni")).containsExactly("ens6");
    Finding empty =
        diagnosis.findings().stream()
            .filter(f -> f.id().equals("cni-table-empty"))
            .findFirst()
            .orElseThrow();
    assertThat(empty.subject()).isEqualTo("table 2");
    assertThat(empty.because()).contains("cni-race-systemd-over-cni");
    assertThat(diagnosis.findings().getFirst().id()).isEqualTo("cni-race-systemd-over-cni");
  }

  @Test
  void anEniThatTheCniRunsIsNoRace() {
    Diagnosis diagnosis = Node.healthy().diagnose();
    assertThat(diagnosis.findings()).noneMatch(f -> f.id().startsWith("cni-"));
  }

  @Test
  void anEniOfAnotherCardBelongsToNetworkd() {
    Host host =
        Node.race()
            .lines(
                Node.ROUTES,
                lines ->
                    lines.stream()
                        .map(
                            l ->
                                l.contains("ens6")
                                    ? l.replace("513", "612").replace("table 10001", "table 10100")
                                    : l)
                        .toList())
            .lines(
                Node.RULES,
                lines ->
                    lines.stream()
                        .filter(l -> !l.contains("lookup 2"))
                        .map(l -> l.replace("10001", "10100"))
                        .toList());
    assertThat(host.subjects("cni-race-systemd-over-cni")).isEmpty();
    assertThat(host.subjects("cni-eni-foreign-route")).doesNotContain("ens6");
  }

  @Test
  void theCniOverNetworkdIsAWarningWhileItsTableIsWhole() {
    assertThat(Node.race().subjects("cni-race-cni-over-systemd")).containsExactly("ens7");
    Host handedBack = on(Node.race(), "ens7", "configured", "unmanaged");
    assertThat(handedBack.subjects("cni-race-cni-over-systemd")).isEmpty();
  }

  @Test
  void aLinkThatNetworkdTookAndLetGoHasNoAddressAndAnEmptyTable() {
    Host released =
        Node.healthy()
            .dropLines(Node.ADDRESSES, "10.80.71.140/19")
            .dropLines(Node.ROUTES, "table 2")
            .dropLines(Node.ROUTES, "10.80.71.140");
    Finding finding = released.finding("cni-race-released");
    assertThat(finding.subject()).isEqualTo("ens6");
    assertThat(released.subjects("cni-race-systemd-over-cni")).isEmpty();
    assertThat(released.subjects("cni-table-empty")).containsExactly("table 2");
  }

  @Test
  void anEniThatNobodyUsesMayHaveNoAddress() {
    Host unused =
        Node.healthy()
            .dropLines(Node.ADDRESSES, "10.80.71.140/19")
            .dropLines(Node.ROUTES, "table 2")
            .dropLines(Node.ROUTES, "10.80.71.140")
            .dropLines(Node.RULES, "lookup 2");
    assertThat(unused.subjects("cni-race-released")).isEmpty();
  }

  @Test
  void anOwnerThatCameLateIsToldWhereTablesWereNotCaptured() {
    Diagnosis diagnosis =
        Node.pasted(
            "networkctl-status-ens5.txt", STATUS_PRIMARY,
            "networkctl-status-ens6.txt", STATUS_SECOND);
    assertThat(subjects(diagnosis, "cni-race-owner-systemd")).containsExactly("ens6");
    assertThat(Node.open(diagnosis, "cni-race-systemd-over-cni")).isNotEmpty();
    assertThat(diagnosis.findings())
        .filteredOn(f -> f.id().equals("cni-race-owner-systemd"))
        .allSatisfy(f -> assertThat(f.confidence()).isEqualTo(Confidence.LIKELY));
  }

  @Test
  void anEniThatWasThereAtBootMayBelongToNetworkd() {
    Diagnosis diagnosis =
        Node.pasted(
            "networkctl-status-ens5.txt",
            STATUS_PRIMARY,
            "networkctl-status-ens6.txt",
            STATUS_SECOND.replace("9: ens6", "3: ens6"));
    assertThat(subjects(diagnosis, "cni-race-owner-systemd")).isEmpty();
  }

  @Test
  void dhcpRoutesOfASecondaryEniTellAnotherManager() {
    String main =
        """
        default via 10.9.1.1 dev ens5 proto dhcp metric 100
        default via 10.9.1.1 dev ens6 proto dhcp metric 101
        10.9.1.0/24 dev ens5 proto kernel scope link src 10.9.1.4 metric 100
        10.9.1.0/24 dev ens6 proto kernel scope link src 10.9.1.9 metric 101
        10.9.1.77 dev eni1ea6133f471 scope link
        """;
    Diagnosis diagnosis = Node.pasted("ip-route-main.txt", main);
    assertThat(subjects(diagnosis, "cni-eni-foreign-route")).containsExactly("ens6");
    assertThat(subjects(diagnosis, "cni-networkmanager-owner")).containsExactly("ens6");
    assertThat(subjects(diagnosis, "default-metric-inverted")).isEmpty();
  }

  @Test
  void metricsOfNetworkdAreNotNetworkManagers() {
    Diagnosis diagnosis = Node.race().diagnose();
    assertThat(subjects(diagnosis, "cni-eni-foreign-route")).containsExactly("ens6", "ens7");
    assertThat(subjects(diagnosis, "cni-networkmanager-owner")).isEmpty();
    assertThat(Node.healthy().subjects("cni-eni-foreign-route")).isEmpty();
  }

  @Test
  void anInterfaceThatAnAdministratorsFileConfiguresIsNotTheCnis() {
    Host host =
        on(Node.healthy(), "ens6", "unmanaged", "configured")
            .dropLines(Node.RULES, "lookup 2")
            .dropLines(Node.ROUTES, "table 2")
            .replace(
                Node.ROUTES,
                "10.80.64.1 dev ens5 proto dhcp",
                "10.80.64.0/19 dev ens6 proto kernel scope link src 10.80.71.140 metric 900 \n"
                    + "10.80.64.1 dev ens5 proto dhcp")
            .lines(
                "networkctl-status.txt",
                lines -> {
                  var changed = new ArrayList<>(lines);
                  int head = 0;
                  while (!changed.get(head).contains("3: ens6")) {
                    head++;
                  }
                  changed.set(
                      head + 2,
                      "                  Network File: /etc/systemd/network/10-mgmt.network");
                  return changed;
                });
    assertThat(host.diagnose().findings()).noneMatch(f -> f.id().startsWith("cni-"));
  }
}
