package dev.plumbline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.model.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every verdict over every practice instance, in one file, so that a changed verdict is seen in
 * review. {@code -Dplumbline.golden=update} writes it anew.
 */
class VerdictsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/verdicts.golden");

  @Test
  void verdictsAreAsReviewed() throws IOException {
    String verdicts =
        PracticeLab.scenarios().stream()
            .map(VerdictsTest::verdict)
            .collect(Collectors.joining("\n"));
    if ("update".equals(System.getProperty("plumbline.golden"))) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, verdicts);
    }
    assertThat(verdicts).isEqualTo(Files.readString(GOLDEN));
  }

  @ParameterizedTest
  @MethodSource("healthy")
  void aHealthyInstanceHasNothingAboveInfo(Scenario scenario) {
    assertThat(Host.practice(scenario.id()).diagnose().findings())
        .allSatisfy(f -> assertThat(f.severity()).isEqualTo(Severity.INFO));
  }

  @ParameterizedTest
  @MethodSource("all")
  void noCheckFails(Scenario scenario) {
    assertThat(Host.practice(scenario.id()).diagnose().notChecked())
        .allSatisfy(n -> assertThat(n.why()).doesNotContain("the check failed"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void withAnyOneFileMissingNoCheckFails(Scenario scenario) {
    for (String file : files(scenario)) {
      assertThat(Host.practice(scenario.id()).without(file).diagnose().notChecked())
          .as("without " + file)
          .allSatisfy(n -> assertThat(n.why()).doesNotContain("the check failed"));
    }
  }

  static List<Scenario> all() {
    return PracticeLab.scenarios();
  }

  static List<Scenario> healthy() {
    return PracticeLab.scenarios().stream().filter(Scenario::healthy).toList();
  }

  private static List<String> files(Scenario scenario) {
    return List.copyOf(Host.practice(scenario.id()).snapshot().recording().files());
  }

  private static String verdict(Scenario scenario) {
    Snapshot snapshot = Host.practice(scenario.id()).snapshot();
    Diagnosis diagnosis = Diagnostician.diagnose(snapshot);
    Verdict verdict = Verdict.of(diagnosis, snapshot);
    List<String> lines = new ArrayList<>();
    lines.add("== " + scenario.id());
    lines.add(verdict.title());
    lines.add("  " + verdict.explanation());
    for (Finding f : diagnosis.findings()) {
      lines.add(
          "%s %s %s, %s%s"
              .formatted(
                  f.severity().word(),
                  f.id(),
                  f.subject(),
                  f.confidence().word(),
                  f.because().map(id -> ", because " + id).orElse("")));
      lines.add("  " + f.summary());
      f.evidence().stream().findFirst().ifPresent(e -> lines.add("  " + e.place()));
    }
    for (NotChecked n : diagnosis.notChecked()) {
      lines.add("not checked " + n.id() + ": " + n.why());
    }
    return String.join("\n", lines) + "\n";
  }
}
