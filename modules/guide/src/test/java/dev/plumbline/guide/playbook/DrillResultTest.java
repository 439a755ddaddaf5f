package dev.plumbline.guide.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Host;
import dev.plumbline.model.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrillResultTest {
  private static final Playbook PLAYBOOK = Playbooks.find("policy-routes").orElseThrow();
  private static final Snapshot FAULTY = Host.practice("secondary-rules-missing").snapshot();
  private static final Snapshot HEALTHY = Host.healthy().snapshot();

  @Test
  void inADrillNothingIsDecidedProposedOrShownByEvidence() {
    PlaybookSession start = PlaybookSession.start(PLAYBOOK, CaseFacts.withheld(FAULTY));
    AskedQuestion first = start.question().orElseThrow();

    assertThat(first.chosen()).isEmpty();
    assertThat(first.table()).isEmpty();
    assertThat(first.answers()).noneMatch(a -> a.detail().contains("finding"));
    assertThat(start.next().path()).isEmpty();
    assertThat(start.answer("interface", "ens7").next().question().orElseThrow().proof()).isEmpty();
  }

  @Test
  void theConclusionOfTheEvidenceIsRight() {
    DrillResult result =
        result(
            FAULTY,
            "interface=ens7",
            "link=handled",
            "file=package",
            "lease=right",
            "metadata=same",
            "kernel=missing");

    assertThat(result.right()).isTrue();
    assertThat(result.findings()).extracting(Finding::id).contains("policy-rule-missing");
  }

  @Test
  void anotherCauseOfTheSameHostIsNotRightAndTheEvidencesIsTold() {
    DrillResult result = result(FAULTY, "interface=ens7", "link=failed");

    assertThat(result.right()).isFalse();
    assertThat(result.reason()).contains("no IPv4 rule sends");
    assertThat(result.expected().orElseThrow().conclusion().id()).isEqualTo("f9-rules-deleted");
  }

  @Test
  void callingAFaultyHostInOrderIsNotRight() {
    DrillResult result = result(FAULTY, "interface=ens5", "link=handled", "file=unmanaged");

    assertThat(result.right()).isFalse();
    assertThat(result.reason()).startsWith("Something is wrong with this instance.");
  }

  @Test
  void aHealthyHostHasNoFaultToFind() {
    assertThat(result(HEALTHY, "interface=ens5", "link=failed").right()).isFalse();
    assertThat(result(HEALTHY, "interface=ens5", "link=handled", "file=unmanaged").right())
        .isTrue();
  }

  private static DrillResult result(Snapshot snapshot, String... answers) {
    PlaybookSession session = PlaybookSession.start(PLAYBOOK, CaseFacts.withheld(snapshot));
    for (String answer : answers) {
      List<String> parts = List.of(answer.split("="));
      session = session.answer(parts.getFirst(), parts.getLast());
    }
    return DrillResult.of(session.advance(), Playbooks.all(), CaseFacts.of(snapshot));
  }
}
