package dev.plumbline.guide.check.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Host;
import dev.plumbline.guide.NotChecked;
import dev.plumbline.model.Confidence;
import org.junit.jupiter.api.Test;

class FirewallChecksTest {
  private static final String SAVE = "iptables-save.txt";

  @Test
  void aRuleThatDropsNeededTrafficIsReportedWithItsDeleteCommand() {
    Finding finding = Host.practice("host-names-fail").finding("fw-blocked");
    assertThat(finding.subject()).isEqualTo("filter OUTPUT rule 2");
    assertThat(finding.remedy().repairCommands())
        .containsExactly("sudo iptables -D OUTPUT -d 10.0.0.2/32 -p udp -m udp --dport 53 -j DROP");
  }

  @Test
  void aPolicyThatDropsWithAMatchingAcceptIsSilent() {
    Host host =
        Host.practice("host-names-fail")
            .replace(SAVE, ":OUTPUT ACCEPT", ":OUTPUT DROP")
            .replace(SAVE, "--dport 53 -j DROP", "--dport 53 -j ACCEPT");
    assertThat(host.subjects("fw-blocked")).isEmpty();
  }

  @Test
  void aRuleThatMayNotMatchIsSilent() {
    Host host =
        Host.practice("host-names-fail")
            .replace(SAVE, "--dport 53 -j DROP", "--dport 53 -m set --match-set some dst -j DROP");
    assertThat(host.subjects("fw-blocked")).isEmpty();
  }

  @Test
  void withoutRightsTheFirewallIsLeftOpen() {
    assertThat(
            Host.practice("host-names-fail").without(SAVE).diagnose().notChecked().stream()
                .map(NotChecked::id))
        .contains("fw-blocked");
  }

  @Test
  void rulesInBothBackendsAreReportedAndEmptyTablesAreNot() {
    String rule = "*filter\n-A INPUT -p tcp -m tcp --dport 23 -j DROP\nCOMMIT\n";
    Host host = Host.practice("host-names-fail");
    assertThat(host.with("iptables-legacy-save.txt", rule).subjects("fw-legacy-and-nft"))
        .containsExactly("host");
    assertThat(
            host.with("iptables-legacy-save.txt", "*filter\n:INPUT ACCEPT [0:0]\nCOMMIT\n")
                .subjects("fw-legacy-and-nft"))
        .isEmpty();
  }

  @Test
  void aFullConnectionTableIsReportedByTheKernelsWordOrByItsCount() {
    Host healthy = Host.practice("imds-healthy");
    assertThat(
            healthy
                .with(
                    "sysctl-net.txt",
                    "net.netfilter.nf_conntrack_count = 262144\n"
                        + "net.netfilter.nf_conntrack_max = 262144\n")
                .finding("conntrack-full")
                .confidence())
        .isEqualTo(Confidence.CERTAIN);
    assertThat(
            Host.practice("imds-healthy")
                .with(
                    "journal-kernel.txt",
                    "2026-11-21T03:10:00+0000 ip-10-0-1-10 kernel: nf_conntrack: nf_conntrack:"
                        + " table full, dropping packet\n")
                .subjects("conntrack-full"))
        .containsExactly("host");
    assertThat(
            Host.practice("imds-healthy")
                .with(
                    "sysctl-net.txt",
                    "net.netfilter.nf_conntrack_count = 91\n"
                        + "net.netfilter.nf_conntrack_max = 262144\n")
                .subjects("conntrack-full"))
        .isEmpty();
  }
}
