package dev.plumbline.guide.check.eks;

import static dev.plumbline.guide.Host.subjects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Host;
import dev.plumbline.model.Confidence;
import org.junit.jupiter.api.Test;

class CniLogsTest {
  private static final String NO_ADDRESS = "DataStore has no available IP/Prefix addresses";
  private static final String GRANTED =
      "Send AddNetworkReply: IPv4Addr: 10.80.66.44, DeviceNumber: 1, err: <nil>, Success: true";

  @Test
  void whatIpamdFailedAtLastIsReportedByItsCause() {
    String refused =
        "Failed to create network interface: UnauthorizedOperation: You are not authorized";
    Host host =
        Node.healthy()
            .with("ipamd.log", Node.log("01:00:00", GRANTED) + Node.log("01:01:00", refused));
    assertThat(host.finding("cni-ipamd-allocation-failed").summary()).contains("role");
    host.append("ipamd.log", Node.log("01:02:00", GRANTED));
    assertThat(host.subjects("cni-ipamd-allocation-failed")).as("a later success").isEmpty();
  }

  @Test
  void aFullSubnetIsNamedAndAnUnreadLogIsOpen() {
    Host host =
        Node.healthy()
            .with(
                "ipamd.log",
                Node.log("01:01:00", "InsufficientFreeAddressesInSubnet: no free addresses"));
    assertThat(host.finding("cni-ipamd-allocation-failed").summary()).contains("subnet");
    assertThat(Node.open(Node.healthy().diagnose(), "cni-ipamd-allocation-failed")).isNotEmpty();
  }

  @Test
  void ipamdThatDoesNotAnswerThePluginIsDown() {
    String fails = Node.log("01:01:00", "Failed to connect to backend server in networkutil");
    Host host = Node.healthy().with("plugin.log", fails);
    assertThat(host.subjects("cni-ipamd-down")).containsExactly("host");
    host.append(
        "plugin.log",
        Node.log(
            "01:02:00",
            "Successfully setup container route, containerAddr=10.80.66.17/32, hostVeth=eni1,"
                + " rtTable=main"));
    assertThat(host.subjects("cni-ipamd-down")).as("only at its start").isEmpty();
  }

  @Test
  void kubeletSaysTheSameInTheJournal() {
    String line =
        "Nov 21 02:51:%s ip-10-80-68-23 kubelet[2811]: E1121 02:51:%s.1 2811 kubelet.go:3003]"
            + " \"Container runtime network not ready\""
            + " networkReady=\"NetworkReady=false reason:NetworkPluginNotReady"
            + " message:Network plugin returns error: cni plugin not initialized\"\n";
    Host host = Node.healthy().with("journal-kubelet.txt", line.formatted("10", "10"));
    assertThat(host.subjects("cni-ipamd-down")).containsExactly("host");
    assertThat(Node.healthy().subjects("cni-ipamd-down")).isEmpty();
  }

  @Test
  void aStoreThatDisagreesWithMetadataIsReported() {
    Host host =
        Node.healthy()
            .with(
                "ipamd.log",
                Node.log("01:00:00", "Instance metadata does not match data store! ipamd=..."));
    assertThat(host.subjects("cni-ipamd-inconsistent")).containsExactly("host");
    host.with("ipamd.log", Node.log("01:00:00", "Instance metadata matches data store"));
    assertThat(host.subjects("cni-ipamd-inconsistent")).isEmpty();
  }

  @Test
  void aDeniedFlowIsOnlyAPossibleCause() {
    String flow =
        "Flow Info: Src IP: 10.80.66.17 Src Port: 40112 Dest IP: 10.80.70.5 Dest Port: 53 Proto UDP"
            + " Verdict %s Direction: egress";
    Host host =
        Node.healthy()
            .with("network-policy-agent.log", Node.log("01:00:00", flow.formatted("DENY")));
    assertThat(host.finding("cni-policy-denied").confidence()).isEqualTo(Confidence.POSSIBLE);
    assertThat(host.subjects("cni-policy-denied")).containsExactly("10.80.66.17");
    host.with("network-policy-agent.log", Node.log("01:00:00", flow.formatted("ACCEPT")));
    assertThat(host.subjects("cni-policy-denied")).isEmpty();
  }

  @Test
  void theOlderFormOfADeniedFlowIsReadToo() {
    String old =
        "{\"level\":\"info\",\"ts\":\"2026-11-21T01:00:00.1Z\",\"logger\":\"ebpf-client\",\"msg\":\"Flow"
            + " Info:  \",\"Src IP\":\"10.80.3.3\",\"Src Port\":40112,\"Dest"
            + " IP\":\"10.80.70.5\",\"Dest Port\":53,\"Proto\":\"UDP\",\"Verdict\":\"DENY\"}\n";
    Host host = Node.healthy().with("network-policy-agent.log", old);
    assertThat(host.subjects("cni-policy-denied")).containsExactly("10.80.70.5");
  }

  @Test
  void theOtherConfiguratorOnANodeIsReported() {
    String line =
        "Nov 21 02:40:01 ip-10-80-68-23 ec2net: [rewrite_aliases] Rewriting aliases of eth1\n";
    Host journal = Node.healthy().with("journal-units.txt", line);
    assertThat(journal.subjects("cni-netutils-active")).containsExactly("host");
    Diagnosis pasted =
        Node.pasted(
            "messages.txt",
            line,
            "ip-route-main.txt",
            "default via 10.9.1.1 dev eth0\n10.9.1.77 dev eni1ea6133f471 scope link\n");
    assertThat(subjects(pasted, "cni-netutils-active")).containsExactly("host");
  }

  @Test
  void aMaskedConfiguratorIsSilent() {
    Host host =
        Node.healthy()
            .with("systemctl-units.txt", "systemd-networkd.service loaded active running Network\n")
            .with("journal-units.txt", "");
    assertThat(host.subjects("cni-netutils-active")).isEmpty();
  }

  @Test
  void addressesThatWereNeverFreeStandUntilOneIsGiven() {
    Host host = Node.healthy().with("ipamd.log", Node.log("01:00:00", NO_ADDRESS));
    assertThat(host.subjects("cni-ipamd-allocation-failed")).containsExactly("host");
  }
}
