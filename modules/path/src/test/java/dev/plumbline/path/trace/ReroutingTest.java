package dev.plumbline.path.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Recording;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Query;
import dev.plumbline.path.firewall.Verdict;
import dev.plumbline.path.trace.Headline.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The packet filter changes what the routing looks at. */
class ReroutingTest {
  private static final IpAddress OUTSIDE = IpAddress.parse("198.51.100.7");
  private static final String RULES =
      """
      [{"priority":0,"src":"all","table":"local"},
       {"priority":500,"src":"all","fwmark":"0x7","table":"10001"},
       {"priority":32766,"src":"all","table":"main"},
       {"priority":32767,"src":"all","table":"default"}]
      """;

  private static Tracer tracer(String file, String filter) throws RecordingException {
    Recording recording = PracticeLab.find("healthy-2-eni").orElseThrow().recording();
    return Tracer.of(
        Snapshot.of(recording.with("ip-j-rule.json", bytes(RULES)).with(file, bytes(filter))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Flow web() {
    return Flow.of(
        Query.to(OUTSIDE).withPorts("tcp", OptionalInt.empty(), OptionalInt.of(443)), Sender.TCP);
  }

  @Test
  void aMarkSetInOutputLeadsToAThirdLookupThatKeepsTheSource() throws RecordingException {
    Tracer tracer =
        tracer(
            "iptables-save.txt",
            "*mangle\n:OUTPUT ACCEPT [0:0]\n-A OUTPUT -p tcp -j MARK --set-xmark 0x7/0xffffffff\n");
    Trace trace = tracer.trace(web());
    assertThat(trace.passes()).extracting(Pass::number).containsExactly(1, 2, 3);
    assertThat(trace.passes().get(1).answer().leavesBy()).contains("ens5");
    assertThat(trace.last().query().mark()).isEqualTo(7);
    assertThat(trace.last().query().from()).isEqualTo(trace.source());
    assertThat(trace.answer().leavesBy()).contains("ens6");
    assertThat(trace.headline().outcome()).isEqualTo(Outcome.DISAGREES);
    assertThat(trace.headline().title())
        .isEqualTo("The packet filter turns the packet from ens5 to ens6");
    assertThat(tracer.answer(web())).isEqualTo(trace.answer());
  }

  @Test
  void aQuestionToTheKernelMeetsNoPacketFilter() throws RecordingException {
    Trace trace =
        tracer(
                "iptables-save.txt",
                "*mangle\n:OUTPUT ACCEPT [0:0]\n-A OUTPUT -j MARK --set-xmark 0x7/0xffffffff\n")
            .trace(Flow.routeGet(Query.to(OUTSIDE)));
    assertThat(trace.passes()).hasSize(1);
    assertThat(trace.answer().leavesBy()).contains("ens5");
    assertThat(trace.warnings()).anyMatch(w -> w.contains("looks up the route"));
  }

  @Test
  void anotherDestinationIsLookedUpAndOneOfSeveralIsUnknown() throws RecordingException {
    Trace own =
        tracer(
                "iptables-save.txt",
                "*nat\n:OUTPUT ACCEPT [0:0]\n-A OUTPUT -p tcp -j REDIRECT --to-ports 15001\n")
            .trace(web());
    assertThat(own.answer().way().map(Answer.Way::type)).contains("local");
    Trace open =
        tracer(
                "iptables-save.txt",
                "*nat\n:OUTPUT ACCEPT [0:0]\n"
                    + "-A OUTPUT -m statistic --mode random --probability 0.5 -j DNAT"
                    + " --to-destination 10.0.2.99\n")
            .trace(web());
    assertThat(open.answer()).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void theConnectionThatCapturedTheHostIsNoNewOne() throws RecordingException {
    Recording recording = PracticeLab.find("healthy-2-eni").orElseThrow().recording();
    Tracer tracer =
        Tracer.of(
            Snapshot.of(
                recording
                    .with("ssh-connection.txt", bytes("203.0.113.9 50222 10.0.1.12 22\n"))
                    .with(
                        "iptables-save.txt",
                        bytes(
                            "*filter\n:OUTPUT DROP [0:0]\n"
                                + "-A OUTPUT -m conntrack --ctstate ESTABLISHED -j ACCEPT\n"))));
    Flow reply = SavedFlows.of(tracer.host()).getLast().flow();
    assertThat(tracer.trace(reply).filter().judgements().getFirst().verdict())
        .isEqualTo(Verdict.ACCEPT);
    assertThat(tracer.trace(web()).filter().judgements().getFirst().verdict())
        .isEqualTo(Verdict.DROP);
  }
}
