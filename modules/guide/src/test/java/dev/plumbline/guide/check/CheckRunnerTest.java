package dev.plumbline.guide.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.NotChecked;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CheckRunnerTest {
  private static final Snapshot EMPTY =
      Snapshot.of(Recording.of(Manifest.named("empty"), Map.of()));

  @Test
  void aCauseComesBeforeItsConsequenceAndTheWorstGroupFirst() {
    Diagnosis diagnosis =
        run(
            f -> f.report(draft("wrong-egress-for-source", "10.0.2.9").because("link-failed")),
            f -> f.report(draft("eni-conf-outdated", "ens6")),
            f -> f.report(draft("default-route-missing", "ens6").because("admin-drop-in")),
            f -> f.report(draft("link-failed", "ens6")),
            f -> f.report(draft("admin-drop-in", "ens6")));

    assertThat(diagnosis.findings())
        .extracting(Finding::id)
        .containsExactly(
            "admin-drop-in",
            "default-route-missing",
            "link-failed",
            "wrong-egress-for-source",
            "eni-conf-outdated");
    assertThat(diagnosis.findings().get(1).because()).contains("admin-drop-in");
  }

  @Test
  void aCauseOfAnotherInterfaceExplainsNothing() {
    Diagnosis diagnosis =
        run(
            f -> f.report(draft("link-failed", "ens6").links("ens6")),
            f -> f.report(draft("dhcp-lease-lost", "ens7").links("ens7").because("link-failed")));

    assertThat(diagnosis.findings()).allSatisfy(f -> assertThat(f.because()).isEmpty());
  }

  @Test
  void twoFindingsThatNameEachOtherAreBothKept() {
    Diagnosis diagnosis =
        run(
            f -> f.report(draft("link-failed", "ens6").because("dhcp-lease-lost")),
            f -> f.report(draft("dhcp-lease-lost", "ens6").because("link-failed")));

    assertThat(diagnosis.findings()).hasSize(2);
  }

  @Test
  void theSameSubjectIsReportedOnce() {
    Diagnosis diagnosis =
        run(
            f -> f.report(draft("link-failed", "ens6")),
            f -> f.report(draft("link-failed", "ens6")));

    assertThat(diagnosis.findings()).hasSize(1);
  }

  @Test
  void aCheckWhoseFileIsMissingSaysWhichFile() {
    Diagnosis diagnosis = new CheckRunner(List.of(check(List.of(Need.RULES), f -> {}))).run(EMPTY);

    assertThat(diagnosis.notChecked())
        .singleElement()
        .satisfies(
            n -> {
              assertThat(n.id()).isEqualTo("link-down");
              assertThat(n.why()).contains("ip-j-rule.json");
            });
  }

  @Test
  void aCheckThatThrowsIsListedWithItsError() {
    Diagnosis diagnosis =
        run(
            f -> {
              throw new IllegalStateException("odd input");
            });

    assertThat(diagnosis.notChecked())
        .containsExactly(
            new NotChecked(
                "link-down", "the check failed: java.lang.IllegalStateException: odd input"));
  }

  private static FindingDraft draft(String id, String subject) {
    return FindingDraft.of(id, subject, subject + ": " + id);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static Diagnosis run(Consumer<Findings>... bodies) {
    return new CheckRunner(Arrays.stream(bodies).map(body -> check(List.of(), body)).toList())
        .run(EMPTY);
  }

  private static Check check(List<Need> needs, Consumer<Findings> body) {
    return new Check() {
      @Override
      public List<String> ids() {
        return List.of("link-down");
      }

      @Override
      public List<Need> needs() {
        return needs;
      }

      @Override
      public void run(CheckContext context, Findings findings) {
        body.accept(findings);
      }
    };
  }
}
