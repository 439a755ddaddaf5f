package dev.plumbline.guide.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Host;
import dev.plumbline.guide.NotChecked;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file that is not there opens a question; it never becomes an accusation. */
class PartialEvidenceTest {
  private static List<String> open(Diagnosis diagnosis) {
    return diagnosis.notChecked().stream().map(NotChecked::id).toList();
  }

  private static List<String> open(Host host) {
    return open(host.diagnose());
  }

  @Test
  void theJournalOfOneUnitSaysNothingAboutNetworkd() {
    Host host = Host.practice("ssm-404-after-network-loss");
    assertThat(host.subjects("dhcp-lease-lost")).containsExactly("ens5");

    Diagnosis diagnosis = host.without("journal-networkd.txt", "journal.jsonl").diagnose();

    assertThat(Host.subjects(diagnosis, "dhcp-lease-lost")).isEmpty();
    assertThat(open(diagnosis))
        .contains("dhcp-lease-lost", "dhcp-never-acquired", "reload-preceded-loss");
  }

  @Test
  void theJournalOfNetworkdSaysNothingAboutThePackage() {
    Host host =
        Host.practice("ssm-404-after-network-loss")
            .without("setup-policy-routes.log", "journal.jsonl", "journal-units.txt");

    assertThat(open(host)).contains("reload-preceded-loss", "refresh-failed");
    assertThat(open(Host.practice("ssm-404-after-network-loss")))
        .doesNotContain("reload-preceded-loss", "refresh-failed");
  }

  @Test
  void theStateOfOneUnitDoesNotMeanThatOthersAreMissing() {
    Host host =
        Host.practice("ssm-404-after-network-loss")
            .without("systemctl-units.txt", "systemctl-show.txt");

    assertThat(host.subjects("policy-unit-missing")).isEmpty();
    assertThat(open(host)).contains("policy-unit-missing");
  }

  @Test
  void aRuleListThatEndsBeforeMainWasCut() {
    Host host = Host.practice("eks-released");
    host.lines("ip-rule.txt", lines -> lines.subList(0, 3));

    Diagnosis diagnosis = host.diagnose();

    assertThat(Host.subjects(diagnosis, "base-rule-missing")).isEmpty();
    assertThat(Host.subjects(diagnosis, "imds-no-route")).isEmpty();
    assertThat(open(diagnosis)).contains("base-rule-missing", "cni-mark-rule-missing");
  }

  @Test
  void aRuleListThatLacksMainAloneIsAFault() {
    Host host = Host.practice("eks-released").dropLines("ip-rule.txt", "32766:");

    assertThat(host.subjects("base-rule-missing")).containsExactly("rule 32766");
  }

  @Test
  void withoutRoutesTheWayThroughTheFirewallIsOpen() {
    Host host = Host.practice("host-names-fail");
    assertThat(host.subjects("fw-blocked")).isNotEmpty();

    host.without("ip-j-route-all.json", "ip-route-all.txt", "ip-route-main.txt");

    assertThat(host.subjects("fw-blocked")).isEmpty();
    assertThat(open(host)).contains("fw-blocked");
  }

  @Test
  void aProfileAloneSaysNothingAboutItsRole() {
    Host host = Host.practice("ssm-role-not-assumed").without("imds-role.txt");

    assertThat(host.subjects("imds-role-broken")).isEmpty();
    assertThat(open(host)).contains("imds-role-broken");
  }

  @Test
  void theSecondSampleAloneTellsNoGrowth() {
    Host host = Host.practice("imds-throttled").without("ethtool-S-ens5.txt");

    assertThat(host.subjects("imds-linklocal-throttled")).isEmpty();
    assertThat(open(host)).contains("imds-linklocal-throttled");
  }

  @Test
  void withoutTheFilesOfAnInterfaceAMissingRuleIsOpen() {
    Host host = Host.practice("lock-held-by-vanished-interface");
    assertThat(host.subjects("policy-rule-missing")).isNotEmpty();

    host.withoutFolder("run-systemd-network");

    assertThat(host.subjects("policy-rule-missing")).isEmpty();
    assertThat(open(host)).contains("policy-rule-missing");
  }

  @Test
  void withoutRoutesNobodyKnowsWhichPodsLostTheirRules() {
    Host host = Host.practice("eks-foreign-cleanup");
    assertThat(host.subjects("cni-rules-lost")).containsExactly("host");

    host.without(
        "ip-route-all.json",
        "ip-route-all.txt",
        "ip-route-all-details.json",
        "ip-j-route-all.json",
        "ip-route-main.txt");

    assertThat(open(host)).contains("cni-rules-lost");
  }

  @Test
  void withoutRulesNobodyKnowsWhichPodsWantAHostRoute() {
    Host host = Host.practice("eks-networkmanager").without("ip-rule.txt");

    assertThat(open(host)).contains("cni-host-route-missing");
  }
}
