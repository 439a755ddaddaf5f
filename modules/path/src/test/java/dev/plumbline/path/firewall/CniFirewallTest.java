package dev.plumbline.path.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Query;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CniFirewallTest {
  private static Firewall node() throws RecordingException {
    return Firewall.of(Snapshot.of(PracticeLab.find("eks-healthy").orElseThrow().recording()));
  }

  private static Packet packet(String iif, String from, String to, ConnectionState state) {
    Query query =
        Query.to(IpAddress.parse(to))
            .withIif(iif)
            .withPorts("tcp", OptionalInt.of(40000), OptionalInt.of(443));
    return Packet.of(query, IpAddress.parse(from), Optional.of("ens5"), state);
  }

  @Test
  void aPodLeavingTheVpcIsMarkedAndGetsTheAddressOfTheNode() throws RecordingException {
    Packet pod = packet("eni5d2d4596420", "10.80.66.17", "8.8.8.8", ConnectionState.NEW);
    Judgement before = node().judge(pod, Hook.PREROUTING);
    assertThat(before.verdict()).isEqualTo(Verdict.ACCEPT);
    assertThat(before.packet().mark()).isEqualTo(Mark.of(0x80));
    Judgement after = node().judge(before.packet(), Hook.POSTROUTING);
    assertThat(after.packet().source()).hasToString("10.80.68.23");
  }

  @Test
  void aPodInsideTheVpcKeepsItsAddress() throws RecordingException {
    Packet pod = packet("eni5d2d4596420", "10.80.66.17", "10.80.3.4", ConnectionState.NEW);
    Judgement before = node().judge(pod, Hook.PREROUTING);
    assertThat(before.packet().mark()).isEqualTo(Mark.NONE);
    assertThat(node().judge(before.packet(), Hook.POSTROUTING).changes()).isEmpty();
  }

  @Test
  void theReplyOfANodePortFlowTakesItsMarkFromTheConnection() throws RecordingException {
    Packet reply = packet("eni5d2d4596420", "10.80.66.17", "1.2.3.4", ConnectionState.ESTABLISHED);
    Judgement judgement = node().judge(reply, Hook.PREROUTING);
    assertThat(judgement.packet().mark().known()).isFalse();
    Packet known = reply.withConnectionMark(Mark.of(0x80));
    assertThat(node().judge(known, Hook.PREROUTING).packet().mark()).isEqualTo(Mark.of(0x80));
  }

  @Test
  void whatWasNotCapturedIsSaid() throws RecordingException {
    assertThat(node().notes())
        .containsExactly(
            "The nftables rule set was not captured; tables of its own would not be seen.");
  }
}
