package dev.plumbline.guide.check.eks;

import static dev.plumbline.guide.Host.subjects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Host;
import dev.plumbline.guide.NotChecked;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive in the layout of the EKS log collector 0.7.9, with the state of practice nodes. */
class EksArchiveTest {
  private static final String NAME = "eks_i-0a1b2c3d4e5f60718_2026-11-21_0312-UTC_0.7.9.tar.gz";
  private static final String FILE =
      """
      [Match]
      PermanentMACAddress=02:1f:6a:4c:e7:51
      [Network]
      DHCP=yes
      [DHCPv4]
      RouteMetric=513
      """;

  @TempDir private Path dir;

  private Diagnosis diagnosed(Host host, boolean ofNetworkd) throws Exception {
    Path archive = dir.resolve(NAME);
    try (OutputStream file = Files.newOutputStream(archive);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
      add(tar, "system/instance-id.txt", "i-0a1b2c3d4e5f60718\n");
      add(tar, "networking/iprule.txt", host.text("ip-rule.txt"));
      add(tar, "networking/ip6rule.txt", host.text("ip-6-rule.txt"));
      add(tar, "networking/iproute.txt", host.text("ip-route-all.txt"));
      add(tar, "networking/ip6route.txt", host.text("ip-6-route-all.txt"));
      add(tar, "networking/iptables-save.txt", host.text("iptables-save.txt"));
      add(tar, "networking/iptables-nat.txt", "Chain PREROUTING (policy ACCEPT 0 packets)\n");
      add(tar, "sysctls/sysctl_all.txt", host.text("sysctl-net.txt"));
      add(tar, "networking/systemd-network/70-eks-ens5.network", FILE);
      if (ofNetworkd) {
        add(tar, "ipamd/enis.json", Node.store("10.80.66.17", "10.80.81.230"));
        add(tar, "networking/systemd-network/70-eks-ens6.network", FILE);
        add(
            tar,
            "nodeadm/udev-net-manager_ens6.log",
            "Nov 21 02:40:11 ip-10-80-68-23 nodeadm-internal[2291]: info"
                + " udev-net-manager/manager.go:88 resolved net manager"
                + " {\"interface\": \"ens6\", \"name\": \"io.systemd.Network\"}\n");
      }
      add(
          tar,
          "var_log/aws-routed-eni/ipamd.log",
          Node.log("02:39:00", "Starting L-IPAMD v1.20.4"));
    }
    return Diagnostician.diagnose(Snapshot.of(Recording.open(archive)));
  }

  private static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry("./" + name, true);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  @Test
  void systemdOverTheCniIsFoundWithoutNetworkctlAndAddresses() throws Exception {
    Diagnosis diagnosis = diagnosed(Node.race(), true);
    Finding race =
        diagnosis.findings().stream()
            .filter(f -> f.id().equals("cni-race-systemd-over-cni"))
            .findFirst()
            .orElseThrow();
    assertThat(race.subject()).isEqualTo("ens6");
    assertThat(race.confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(race.evidence())
        .anyMatch(e -> e.text().contains("resolved net manager"))
        .anyMatch(e -> e.file().endsWith("70-eks-ens6.network"));
    assertThat(subjects(diagnosis, "cni-table-empty")).containsExactly("table 2");
  }

  @Test
  void whatTheArchiveLacksIsNotChecked() throws Exception {
    Diagnosis diagnosis = diagnosed(Node.race(), true);
    assertThat(diagnosis.notChecked())
        .extracting(NotChecked::id)
        .contains("neighbour-failed", "cni-pod-ip-conflict", "link-down");
    assertThat(Node.open(diagnosis, "neighbour-failed"))
        .containsExactly("ip-j-neigh.json is not in the recording");
  }

  @Test
  void aHealthyNodesArchiveShowsNoFault() throws Exception {
    Host host =
        Node.healthy()
            .lines(Node.RULES, lines -> lines.stream().filter(l -> !l.isBlank()).toList());
    Diagnosis diagnosis = diagnosed(host, false);
    assertThat(diagnosis.faults()).isEmpty();
  }
}
