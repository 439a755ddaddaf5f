package dev.plumbline.guide.check.netutils;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Host;
import dev.plumbline.model.Confidence;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each check reported on a host that was broken for it, and silent on its nearest neighbour. */
class RulesAndAddressesTest {
  private static final String POLICY = "run-systemd-network/70-ens6.network.d/ec2net_policy_4.conf";
  private static final String ALIAS = "run-systemd-network/70-ens6.network.d/ec2net_alias.conf";
  private static final String LISTED = "10.0.2.20 10.0.2.21 10.0.2.22";

  /** The healthy host with its text twins only, so that one edit is enough. */
  private static Host host() {
    return Host.healthy()
        .without("ip-j-rule.json", "ip-j6-rule.json", "ip-j-addr.json", "route-get.jsonl");
  }

  private static Host ruleGone() {
    return host().dropLines("ip-rule.txt", "10.0.2.22");
  }

  @Test
  void aDeletedRuleIsMissing() {
    Finding finding = ruleGone().finding("policy-rule-missing");

    assertThat(finding.subject()).isEqualTo("10.0.2.22");
    assertThat(finding.summary()).isEqualTo("ens6: no IPv4 rule sends 10.0.2.22 to table 10001");
    assertThat(finding.links()).containsExactly("ens6");
    assertThat(finding.remedy().repairCommands())
        .containsExactly("sudo networkctl reconfigure ens6");
    assertThat(finding.consequence()).contains("leaves through ens5");
  }

  @Test
  void aRuleOfAnotherPriorityToTheSameTableIsEnough() {
    assertThat(
            host()
                .replace("ip-rule.txt", "10001:\tfrom 10.0.2.22", "9999:\tfrom 10.0.2.22")
                .subjects("policy-rule-missing"))
        .isEmpty();
  }

  @Test
  void withoutTheRuleListNothingIsSaidToBeMissing() {
    Diagnosis diagnosis = host().without("ip-rule.txt").diagnose();

    assertThat(Host.subjects(diagnosis, "policy-rule-missing")).isEmpty();
    assertThat(diagnosis.notChecked())
        .anySatisfy(
            n -> {
              assertThat(n.id()).isEqualTo("policy-rule-missing");
              assertThat(n.why()).contains("ip-j-rule.json");
            });
  }

  @Test
  void aDelegatedPrefixNeedsARuleToo() {
    Host host = Host.practice("healthy-4-eni-v6-prefix").without("ip-j-rule.json");
    String prefix =
        host.text("ip-rule.txt").lines().filter(l -> l.contains("/28")).findFirst().orElseThrow();

    assertThat(host.dropLines("ip-rule.txt", prefix).subjects("policy-rule-missing"))
        .singleElement()
        .asString()
        .endsWith("/28");
  }

  @Test
  void aRuleOfAnAddressThatIsGoneIsStale() {
    Host host =
        host()
            .replace("imds.txt", LISTED, "10.0.2.20 10.0.2.21")
            .dropLines("ip-addr.txt", "10.0.2.22");

    assertThat(host.subjects("stale-policy-rule")).containsExactly("10.0.2.22");
  }

  @Test
  void aRuleThatMetadataStillListsIsNotStale() {
    assertThat(host().dropLines("ip-addr.txt", "10.0.2.22").subjects("stale-policy-rule"))
        .isEmpty();
  }

  @Test
  void whileMetadataDoesNotAnswerARuleIsNotCalledStale() {
    Host host =
        host().replace("imds.txt", LISTED + "\t200", "\t000").dropLines("ip-addr.txt", "10.0.2.22");

    assertThat(host.subjects("stale-policy-rule")).isEmpty();
  }

  @Test
  void aSecondaryAddressThatOnlyItsRuleKnowsIsMissing() {
    Host host =
        host()
            .dropLines("ip-addr.txt", "10.0.2.22")
            .with(ALIAS, "[Address]\nAddress=10.0.2.21/32\nAddPrefixRoute=false\n");

    assertThat(host.subjects("secondary-address-missing")).containsExactly("10.0.2.22");
    assertThat(host.subjects("address-not-applied")).isEmpty();
  }

  @Test
  void anAddressThatTheFileAsksForIsDriftInstead() {
    Host host = host().dropLines("ip-addr.txt", "10.0.2.22");

    assertThat(host.subjects("secondary-address-missing")).isEmpty();
    assertThat(host.subjects("config-kernel-drift")).containsExactly("ens6");
  }

  @Test
  void aNewAddressIsOnlyPossiblyLateWithinTheRefreshTime() {
    Host host = host().replace("imds.txt", LISTED, LISTED + " 10.0.2.29");

    assertThat(host.finding("address-not-applied").confidence()).isEqualTo(Confidence.POSSIBLE);
    assertThat(
            host.with("date.txt", "2026-11-21T02:58:23Z\n2221.70 1908.02\n")
                .finding("address-not-applied")
                .confidence())
        .isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void aRuleThatNoFileAsksForIsDrift() {
    Host host =
        host()
            .with(
                POLICY,
                "[RoutingPolicyRule]\nFrom=10.0.2.20\nPriority=10001\nTable=10001\n"
                    + "[RoutingPolicyRule]\nFrom=10.0.2.21\nPriority=10001\nTable=10001\n");

    assertThat(host.finding("config-kernel-drift").summary())
        .isEqualTo("ens6: kernel still has rule from 10.0.2.22");
  }

  @Test
  void aRuleIsNoDriftWhenTheFileThatAsksForItMayBeMissing() {
    Host host = host().without(POLICY, "run-systemd-network.txt");

    assertThat(host.subjects("config-kernel-drift")).isEmpty();
    assertThat(host.diagnose().notChecked())
        .filteredOn(n -> n.id().equals("config-kernel-drift"))
        .singleElement()
        .satisfies(n -> assertThat(n.why()).startsWith("run-systemd-network.txt: "));
  }

  @Test
  void theOrderOfRulesIsNoDrift() {
    Host host =
        host()
            .lines(
                "ip-rule.txt",
                lines ->
                    Stream.concat(
                            lines.stream().limit(1),
                            Stream.concat(
                                lines.subList(1, 4).reversed().stream(), lines.stream().skip(4)))
                        .toList());

    assertThat(host.subjects("config-kernel-drift")).isEmpty();
  }

  @Test
  void aRuleOfThePrimaryTo10000IsReportedExceptWhereItIsByDesign() {
    Host host =
        host()
            .lines(
                "ip-rule.txt",
                lines ->
                    Stream.concat(
                            Stream.concat(
                                lines.stream().limit(1),
                                Stream.of("10000:\tfrom 10.0.1.12 lookup 10000 proto static")),
                            lines.stream().skip(1))
                        .toList());

    assertThat(host.subjects("primary-has-rule")).containsExactly("rule 10000");
    assertThat(Host.subjects(Diagnostician.diagnose(host.snapshot("2.2.0")), "primary-has-rule"))
        .isEmpty();
  }

  @Test
  void onANodeOfTheVpcCniNothingOfThisIsChecked() {
    Diagnosis diagnosis = Host.practice("eks-healthy").diagnose();

    assertThat(diagnosis.decided()).doesNotContain("policy-rule-missing", "policy-unit-missing");
    assertThat(diagnosis.notChecked()).noneMatch(n -> n.id().equals("policy-rule-missing"));
  }
}
