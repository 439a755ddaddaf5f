package dev.plumbline.guide.check.eks;

import static dev.plumbline.guide.Host.subjects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Host;
import org.junit.jupiter.api.Test;

class PodStateTest {
  private static final String POD = "10.80.66.17";
  private static final String ALL_PODS =
      "10.80.70.5\n10.80.73.201\n10.80.66.17\n10.80.81.230\n10.80.75.64\n10.80.92.118\n";

  @Test
  void aTableOfTheCniWithoutDefaultIsReportedWhileRulesLeadThere() {
    Host host = Node.healthy().dropLines(Node.ROUTES, "default via 10.80.64.1 dev ens6 table 2");
    assertThat(host.subjects("cni-table-empty")).containsExactly("table 2");
    assertThat(host.dropLines(Node.RULES, "lookup 2").subjects("cni-table-empty")).isEmpty();
  }

  @Test
  void aTableThatWasNotCapturedIsNotEmpty() {
    Diagnosis diagnosis = Node.healthy().without(Node.ROUTES).diagnose();
    assertThat(subjects(diagnosis, "cni-table-empty")).isEmpty();
    assertThat(Node.open(diagnosis, "cni-table-empty")).isNotEmpty();
  }

  @Test
  void aWholeTableWithoutARuleIsReportedWhereOtherRulesWereLost() {
    assertThat(Node.cleanedUp().subjects("cni-table-unreferenced")).containsExactly("table 2");
    Host warm = Node.healthy().dropLines(Node.RULES, "lookup 2").dropLines(Node.RULES, "32765");
    assertThat(warm.subjects("cni-table-unreferenced")).as("a warm ENI before v1.20").isEmpty();
  }

  @Test
  void aPodWithoutARuleToItIsReported() {
    Host host = Node.healthy().dropLines(Node.RULES, "to " + POD + " lookup main");
    assertThat(host.subjects("cni-to-pod-rule-missing")).containsExactly(POD);
    assertThat(host.subjects("cni-rules-lost")).as("rule 1024 is there").isEmpty();
  }

  @Test
  void aPodThatWasDeletedNeedsNoRule() {
    String log =
        Node.log("01:00:00", "Received CNI add request: ContainerID(aa11) Netns(x) IfName(eth0)")
            + Node.log("01:00:01", "Added toContainer rule for 10.80.66.99/32")
            + Node.log("01:05:00", "Received CNI del request: ContainerID(aa11) Netns(x)");
    Host gone = Node.healthy().with("plugin.log", log);
    assertThat(gone.subjects("cni-to-pod-rule-missing")).isEmpty();
    Host added =
        Node.healthy().with("plugin.log", log.lines().limit(2).reduce("", (a, b) -> a + b + "\n"));
    assertThat(added.subjects("cni-to-pod-rule-missing")).containsExactly("10.80.66.99");
  }

  @Test
  void aPodOfASecondaryEniWithoutARuleFromItIsReported() {
    Host host =
        Node.healthy()
            .dropLines(Node.RULES, "from " + POD + " lookup 2")
            .with("ipamd-enis.json", Node.store(POD, "10.80.81.230"));
    assertThat(host.subjects("cni-from-pod-rule-missing")).containsExactly(POD);
  }

  @Test
  void podsOfThePrimaryNeedNoRuleFromThem() {
    Diagnosis known =
        Node.healthy().with("ipamd-enis.json", Node.store(POD, "10.80.81.230")).diagnose();
    assertThat(subjects(known, "cni-from-pod-rule-missing")).isEmpty();
    Diagnosis unknown = Node.healthy().diagnose();
    assertThat(subjects(unknown, "cni-from-pod-rule-missing")).isEmpty();
    assertThat(Node.open(unknown, "cni-from-pod-rule-missing")).isNotEmpty();
  }

  @Test
  void theRuleOfTheMarkIsMissedWhereTheFilterSetsTheMark() {
    Host host = Node.healthy().dropLines(Node.RULES, "fwmark 0x80/0x80");
    assertThat(host.subjects("cni-mark-rule-missing")).containsExactly("rule 1024");
    assertThat(host.subjects("cni-rules-lost")).as("no pod lost its rules").isEmpty();
  }

  @Test
  void withoutNodePortsAndSourceNatNoMarkIsNeeded() {
    Host host =
        Node.healthy()
            .dropLines(Node.RULES, "fwmark 0x80/0x80")
            .with(
                "networkutils-env-settings.json",
                "{\"AWS_VPC_CNI_NODE_PORT_SUPPORT\":\"false\","
                    + "\"AWS_VPC_K8S_CNI_EXTERNALSNAT\":\"true\"}");
    assertThat(host.subjects("cni-mark-rule-missing")).isEmpty();
  }

  @Test
  void rulesLostAtOneMomentExplainTheMissingOnes() {
    Diagnosis diagnosis = Node.cleanedUp().diagnose();
    assertThat(subjects(diagnosis, "cni-rules-lost")).containsExactly("host");
    assertThat(diagnosis.findings())
        .filteredOn(f -> f.id().matches("cni-(to-pod|mark)-rule-missing"))
        .hasSize(6)
        .allSatisfy(f -> assertThat(f.because()).contains("cni-rules-lost"));
  }

  @Test
  void aCutListOfRulesProvesNothing() {
    Diagnosis diagnosis =
        Node.pasted(
            "ip-rule.txt",
            "0:\tfrom all lookup local\n512:\tfrom all to 10.9.1.7 lookup main\n...\n",
            "plugin.log",
            Node.log("01:00:01", "Added toContainer rule for 10.9.1.8/32"));
    assertThat(subjects(diagnosis, "cni-rules-lost")).isEmpty();
    assertThat(subjects(diagnosis, "cni-mark-rule-missing")).isEmpty();
  }

  @Test
  void anEniInUseWithoutItsOwnRuleIsReportedWhereAnotherHasOne() {
    Host host = Node.healthy().dropLines(Node.RULES, "from 10.80.71.140 lookup 2");
    assertThat(host.subjects("cni-eni-rule-missing")).containsExactly("ens6");
    Host before = Node.healthy().dropLines(Node.RULES, "32765");
    assertThat(before.subjects("cni-eni-rule-missing")).as("before v1.20").isEmpty();
  }

  @Test
  void aPodWhoseHostRouteWentIsReportedWhileItsLinkIsThere() {
    Host host = Node.healthy().dropLines(Node.ROUTES, POD + " dev eni");
    assertThat(host.subjects("cni-host-route-missing")).containsExactly(POD);
    assertThat(host.subjects("cni-stale-pod-state")).isEmpty();
    assertThat(Node.healthy().subjects("cni-host-route-missing")).isEmpty();
  }

  @Test
  void rulesOfAPodWithoutRouteAndLinkAreLeftOver() {
    Host host =
        Node.healthy()
            .replace(Node.RULES, "1024:", "512:\tfrom all to 10.80.66.200 lookup main\n1024:");
    assertThat(host.subjects("cni-stale-pod-state")).containsExactly("10.80.66.200");
    assertThat(host.subjects("cni-host-route-missing")).isEmpty();
  }

  @Test
  void aHostRouteThatNoListKnowsIsLeftOver() {
    Host all = Node.healthy().with("pod-ips.txt", ALL_PODS);
    assertThat(all.subjects("cni-stale-pod-state")).isEmpty();
    Host fewer = Node.healthy().with("pod-ips.txt", ALL_PODS.replace(POD + "\n", ""));
    assertThat(fewer.subjects("cni-stale-pod-state")).containsExactly(POD);
  }

  @Test
  void aPodWithABranchInterfaceIsInNoListOfIpamd() {
    Host host =
        Node.healthy()
            .with("pod-ips.txt", ALL_PODS)
            .replace(Node.RULES, "1024:", "512:\tfrom all to 10.80.90.4 lookup main\n1024:")
            .replace(
                Node.RULES,
                "32765:\tfrom 10.80.71.140",
                "1536:\tfrom 10.80.90.4 lookup 103\n32765:\tfrom 10.80.71.140")
            .replace(
                Node.ROUTES,
                "10.80.66.17 dev",
                "default via 10.80.64.1 dev vlan.eth.3 table 103 \n"
                    + "10.80.90.4 dev eniffa6133f471 scope link \n10.80.66.17 dev");
    assertThat(host.subjects("cni-stale-pod-state")).isEmpty();
  }

  @Test
  void anAddressOfTheHostGivenToAPodIsReported() {
    Host host =
        Node.healthy()
            .replace(Node.RULES, "1024:", "512:\tfrom all to 10.80.71.140 lookup main\n1024:");
    assertThat(host.subjects("cni-pod-ip-conflict")).containsExactly("10.80.71.140");
    assertThat(Node.healthy().subjects("cni-pod-ip-conflict")).isEmpty();
  }

  @Test
  void aPodOnTheHostNetworkSharesItsAddressByDesign() {
    Host host = Node.healthy().with("pod-ips.txt", ALL_PODS + "10.80.68.23\n");
    assertThat(host.subjects("cni-pod-ip-conflict")).isEmpty();
  }
}
