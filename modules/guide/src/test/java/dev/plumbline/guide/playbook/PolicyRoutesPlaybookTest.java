package dev.plumbline.guide.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Host;
import dev.plumbline.guide.Remedy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyRoutesPlaybookTest {
  private static final Playbook PLAYBOOK = Playbooks.find("policy-routes").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "secondary-rules-missing, f9-rules-deleted, ens7",
    "admin-dropin-route-fails-link, f8-route-drop-in, ens6",
    "custom-routes-flushed-by-reload, f7-foreign-removed, ens6",
    "same-subnet-after-networkd-restart, f12-metric-lost, ens6",
    "leaked-lock, f2-dead-lock, ens6",
    "lock-held-by-vanished-interface, f3-no-interface, ens6",
    "healthy-1-eni, host-in-order, ens5",
    "healthy-2-eni, host-in-order, ens5",
    "healthy-2-eni-v2.4.1, host-in-order, ens5",
    "healthy-4-eni-v6-prefix, host-in-order, ens5",
    "late-ipv6-no-prefix-route, host-in-order, ens5",
    "eks-healthy, other-owner, ens5",
  })
  void theEvidenceAloneLeadsToTheConclusion(String practice, String conclusion, String link) {
    PlaybookSession session =
        PlaybookSession.start(PLAYBOOK, CaseFacts.of(Host.practice(practice).snapshot())).advance();

    assertThat(session.path()).allSatisfy(s -> assertThat(s.by()).isEqualTo(PathStep.By.EVIDENCE));
    assertThat(session.conclusion().map(c -> c.conclusion().id())).contains(conclusion);
    assertThat(session.link()).isEqualTo(link);
  }

  @Test
  void everyKnownFaultHasAConclusionWithRepairUndoVerificationVersionsAndSource() {
    Set<String> numbers = new HashSet<>();
    for (Conclusion conclusion : PLAYBOOK.conclusions()) {
      if (conclusion.id().matches("f\\d+b?-.*")) {
        numbers.add(conclusion.id().substring(0, conclusion.id().indexOf('-')));
        Set<Remedy.Purpose> purposes = new HashSet<>();
        conclusion.remedy().steps().forEach(s -> purposes.add(s.purpose()));
        assertThat(purposes)
            .as(conclusion.id())
            .contains(Remedy.Purpose.REPAIR, Remedy.Purpose.VERIFY, Remedy.Purpose.UNDO);
        assertThat(conclusion.versions()).as(conclusion.id()).isNotEmpty();
        assertThat(conclusion.source()).as(conclusion.id()).isNotEmpty();
      }
    }
    assertThat(numbers).contains("f1b");
    assertThat(numbers).containsAll(IntStream.rangeClosed(1, 25).mapToObj(n -> "f" + n).toList());
  }

  @Test
  void theQuestionsComeInTheOrderOfDiagnosis() {
    assertThat(PLAYBOOK.questions().stream().map(Question::id))
        .containsSubsequence(
            List.of("interface", "link", "file", "lease", "metadata", "kernel", "locks", "flow"));
  }
}
