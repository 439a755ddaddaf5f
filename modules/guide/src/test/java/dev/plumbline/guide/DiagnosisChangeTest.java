package dev.plumbline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisChangeTest {
  private final Diagnosis faulty =
      Diagnostician.diagnose(Host.practice("secondary-rules-missing").snapshot());

  @Test
  void theSameDiagnosisIsNoChange() {
    DiagnosisChange change = DiagnosisChange.of(faulty, faulty);

    assertThat(change.none()).isTrue();
    assertThat(change.stayed()).isEqualTo(faulty.findings());
  }

  @Test
  void findingsThatAreNotReportedAnyMoreWent() {
    Diagnosis repaired = new Diagnosis(List.of(), List.of(), faulty.decided());

    assertThat(DiagnosisChange.of(faulty, repaired).gone()).isEqualTo(faulty.findings());
    assertThat(DiagnosisChange.of(repaired, faulty).came()).isEqualTo(faulty.findings());
  }

  @Test
  void aFindingWhoseCheckCouldNotBeMadeIsOpenNotGone() {
    Diagnosis blind =
        new Diagnosis(
            List.of(),
            List.of(new NotChecked("policy-rule-missing", "ip-rule.txt: not captured")),
            List.of());
    DiagnosisChange change = DiagnosisChange.of(faulty, blind);

    assertThat(change.open()).extracting(Finding::id).containsOnly("policy-rule-missing");
    assertThat(change.gone()).extracting(Finding::id).doesNotContain("policy-rule-missing");
  }
}
