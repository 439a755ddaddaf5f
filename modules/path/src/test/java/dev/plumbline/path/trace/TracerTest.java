package dev.plumbline.path.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Query;
import dev.plumbline.path.Step;
import dev.plumbline.path.trace.Headline.Outcome;
import dev.plumbline.path.whatif.Change;
import dev.plumbline.path.whatif.WhatIf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TracerTest {
  private static final IpAddress OUTSIDE = IpAddress.parse("198.51.100.7");

  static List<Scenario> scenarios() {
    return PracticeLab.scenarios();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void noRecordedAnswerOfTheKernelIsContradicted(Scenario scenario) throws RecordingException {
    Tracer tracer = Tracer.of(Snapshot.of(scenario.recording()));
    for (Query query : tracer.kernelQuestions()) {
      Trace trace = tracer.trace(Flow.routeGet(query));
      assertThat(trace.last().kernel().differences()).as(query.command()).isEmpty();
      assertThat(trace.headline().title()).isNotBlank().doesNotEndWith(".");
    }
  }

  @Test
  void aMissingRuleStandsWhereItShouldAndSaysWhereItWouldLead() throws RecordingException {
    Trace trace =
        tracer("secondary-rules-missing")
            .trace(Flow.routeGet(Query.to(OUTSIDE).withFrom(IpAddress.parse("10.0.50.28"))));
    assertThat(trace.headline().outcome()).isEqualTo(Outcome.FAULT);
    assertThat(trace.headline().title())
        .isEqualTo("The packet leaves through ens5 with an address of ens7");
    assertThat(trace.headline().detail()).startsWith("Expected: ens7 through table 10002.");
    assertThat(trace.expected().orElseThrow().way().dev()).isEqualTo("ens7");
    List<Step> steps = trace.last().steps();
    assertThat(steps)
        .filteredOn(s -> s.kind() == Step.Kind.RULE_MISSING)
        .first()
        .extracting(Step::text)
        .asString()
        .startsWith("Missing. Would have matched here");
    assertThat(trace.last().kernel().agrees()).isTrue();
    assertThat(trace.reply().orElseThrow().link()).isEqualTo("ens7");
    assertThat(trace.reply().orElseThrow().arrives()).isTrue();
  }

  @Test
  void twoLookupsThatDisagreeAreSaidInOneSentence() throws Exception {
    WhatIf changed =
        WhatIf.of(
            tracer("secondary-rules-missing"),
            List.of(
                Change.parse("ip route add 198.51.100.0/24 via 10.0.1.1 dev ens5 src 10.0.2.26")));
    Trace trace = changed.after().trace(Flow.of(Query.to(OUTSIDE), Sender.TCP));
    assertThat(trace.lookupsDisagree()).isTrue();
    assertThat(trace.headline().outcome()).isEqualTo(Outcome.DISAGREES);
    assertThat(trace.headline().title())
        .isEqualTo("The two lookups disagree: the first says ens5, the packet leaves through ens6");
    Trace ping = changed.after().trace(Flow.of(Query.to(OUTSIDE), Sender.ICMP));
    assertThat(ping.passes()).hasSize(1);
    Matrix matrix = Matrix.of(changed.after());
    assertThat(matrix.cells().getFirst())
        .filteredOn(c -> c.orElseThrow().destination().address().equals(OUTSIDE))
        .first()
        .extracting(c -> c.orElseThrow().outcome())
        .isEqualTo(Outcome.DISAGREES);
  }

  @Test
  void savedFlowsComeFromTheRecordingAndOnlyFromThere() throws RecordingException {
    Recording recording = scenario("healthy-2-eni").recording();
    assertThat(SavedFlows.of(Tracer.of(Snapshot.of(recording)).host()))
        .extracting(SavedFlow::label)
        .containsExactly("IMDS", "VPC DNS");
    Recording more =
        recording
            .with("ssh-connection.txt", bytes("203.0.113.9 50222 10.0.1.51 22\n"))
            .with(
                "getent-endpoints.txt",
                bytes("== ssm.eu-west-1.amazonaws.com\n10.0.1.200 STREAM x\n"));
    List<SavedFlow> flows = SavedFlows.of(Tracer.of(Snapshot.of(more)).host());
    assertThat(flows)
        .extracting(SavedFlow::label)
        .contains("SSM endpoint ssm.eu-west-1.amazonaws.com", "Reply to my SSH client");
    SavedFlow reply = flows.getLast();
    assertThat(reply.session()).isTrue();
    assertThat(reply.flow().query().from()).contains(IpAddress.parse("10.0.1.51"));
    assertThat(reply.flow().query().destinationPort()).hasValue(50222);
  }

  @Test
  void theMatrixMarksSourcesThatLeaveByAnotherInterface() throws RecordingException {
    Matrix matrix = Matrix.of(tracer("secondary-rules-missing"));
    assertThat(matrix.sources()).hasSizeGreaterThan(4);
    int row = matrix.sources().stream().map(Matrix.Source::label).toList().indexOf("10.0.50.28");
    assertThat(matrix.cells().get(row))
        .filteredOn(c -> c.isPresent() && c.get().destination().address().equals(OUTSIDE))
        .first()
        .satisfies(
            c -> {
              assertThat(c.orElseThrow().outcome()).isEqualTo(Outcome.FAULT);
              assertThat(c.orElseThrow().word()).isEqualTo("ens5");
              assertThat(c.orElseThrow().result().steps()).isNotEmpty();
            });
  }

  @Test
  void anEmptyRecordingIsUnknownAndNothingElse() {
    Manifest manifest = Manifest.named("empty");
    Recording empty = Recording.of(manifest, Map.of());
    Trace trace = Tracer.of(Snapshot.of(empty)).trace(Flow.routeGet(Query.to(OUTSIDE)));
    assertThat(trace.headline().outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(trace.headline().detail()).contains("ip-j-rule.json");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Scenario scenario(String id) {
    return PracticeLab.find(id).orElseThrow();
  }

  private static Tracer tracer(String id) throws RecordingException {
    return Tracer.of(Snapshot.of(scenario(id).recording()));
  }
}
