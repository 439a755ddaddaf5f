package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.playbook.PlaybookShelf;
import dev.plumbline.lab.PracticeLab;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiagnoseCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aHealthyInstanceEndsWithZero() {
    assertThat(run("--lab", "healthy-2-eni")).isZero();
    assertThat(out.toString()).contains("No fault found in");
  }

  @Test
  void aFaultEndsWithOneAndTheVerdictComesFirst() {
    assertThat(run("--lab", "secondary-rules-missing")).isEqualTo(1);
    assertThat(out.toString().lines().skip(2).findFirst())
        .contains("ens7 answers through the wrong interface");
    assertThat(out.toString()).contains("$ sudo networkctl reconfigure ens7");
  }

  @Test
  void severalSourcesGiveOneJsonLineEachAndNothingElse() {
    assertThat(run("--lab", "healthy-2-eni", "--lab", "secondary-rules-missing", "--json"))
        .isEqualTo(1);
    assertThat(out.toString().lines()).hasSize(2);
    JsonNode second =
        JsonMapper.builder().build().readTree(out.toString().lines().skip(1).findFirst().get());
    assertThat(second.propertyNames())
        .containsExactly("source", "findings", "playbooks", "not_checked");
    JsonNode finding = second.get("findings").get(0);
    assertThat(finding.get("id").asString()).isEqualTo("policy-rule-missing");
    assertThat(finding.get("severity").asString()).isEqualTo("error");
    assertThat(finding.get("evidence").get(0).get("file").asString()).isEqualTo("ip-rule.txt");
    assertThat(err.toString().lines()).allMatch(line -> line.endsWith("not completely"));
  }

  @Test
  void aSourceThatCannotBeReadEndsWithThreeAndTheOthersAreStillTold(@TempDir Path folder) {
    Path missing = folder.resolve("missing.plumb");
    assertThat(run("--recording", missing.toString(), "--lab", "healthy-2-eni", "--json"))
        .isEqualTo(3);
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("missing.plumb");
  }

  @Test
  void manyRecordingsAreAnsweredInTheOrderInWhichTheyWereNamed(@TempDir Path folder)
      throws Exception {
    List<String> line = new ArrayList<>(List.of("--json", "--recording"));
    for (int i = 0; i < 12; i++) {
      String id = i % 3 == 0 ? "healthy-15-eni" : "imds-healthy";
      Path copy = folder.resolve(i + ".plumb");
      try (InputStream in = PracticeLab.class.getResourceAsStream(id + ".plumb")) {
        Files.write(copy, i == 7 ? new byte[0] : in.readAllBytes());
      }
      line.add(copy.toString());
    }
    assertThat(run(line.toArray(String[]::new))).isEqualTo(3);
    List<String> expected = new ArrayList<>(line.subList(2, line.size()));
    expected.remove(7);
    assertThat(out.toString().lines())
        .map(json -> JsonMapper.builder().build().readTree(json).get("source").asString())
        .isEqualTo(expected);
    assertThat(err.toString().lines()).singleElement().asString().contains("7.plumb");
  }

  @Test
  void aPlaybookIsWalkedByEvidenceAndByAnswers() {
    run("--lab", "secondary-rules-missing", "--playbook", "policy-routes", "--json");
    JsonNode walk = JsonMapper.builder().build().readTree(out.toString()).get("playbooks").get(0);
    assertThat(walk.get("id").asString()).isEqualTo("policy-routes");
    assertThat(walk.get("conclusion").asString()).isEqualTo("f9-rules-deleted");
    assertThat(walk.get("path").get(0).get("question").asString()).isEqualTo("interface");
    assertThat(walk.get("path").get(0).get("answer").asString()).isEqualTo("ens7");
    assertThat(walk.get("path").get(0).get("by").asString()).isEqualTo("evidence");

    out.getBuffer().setLength(0);
    run(
        "--lab",
        "secondary-rules-missing",
        "--playbook",
        "policy-routes",
        "--answer",
        "kernel=foreign");
    assertThat(out.toString())
        .contains("against the evidence")
        .contains("A reload of systemd-networkd removed routes or rules");
  }

  @Test
  void aPlaybookOfOnesOwnLeadsIntoAnotherOfOnesOwn(@TempDir Path folder) throws Exception {
    String own =
        """
        playbook: vpn
        title: Our VPN
        about: Asks whether the tunnel is up.
        questions:
          tunnel:
            ask: Is the tunnel up?
            why: Nothing else works without it.
            answers:
              "no": {say: "No", next: down}
            cannot-tell: down
        conclusions:
          down: {title: The tunnel is down, text: Start it., continue: mesh}
        """;
    Files.writeString(folder.resolve("a.yaml"), own);
    Files.writeString(
        folder.resolve("b.yaml"),
        own.replace("playbook: vpn", "playbook: mesh").replace(", continue: mesh", ""));
    Files.writeString(folder.resolve("c.yaml"), "playbook: c\ntitel: C\n");
    DiagnoseCommand command = new DiagnoseCommand(() -> PlaybookShelf.with(folder));
    run(
        command,
        "--lab",
        "healthy-1-eni",
        "--playbook",
        "vpn",
        "--answer",
        "vpn/tunnel=no",
        "--answer",
        "mesh/tunnel=no",
        "--json");
    JsonNode walks = JsonMapper.builder().build().readTree(out.toString()).get("playbooks");
    assertThat(walks.valueStream().map(w -> w.get("id").asString())).containsExactly("vpn", "mesh");
    assertThat(walks.get(1).get("conclusion").asString()).isEqualTo("down");

    run(
        new DiagnoseCommand(() -> PlaybookShelf.with(folder)),
        "--lab",
        "healthy-1-eni",
        "--playbook",
        "c");
    assertThat(err.toString())
        .contains("There is no playbook c;")
        .contains("Cannot be used: c.yaml:2:1: playbook: unknown key titel");
  }

  @Test
  void anUnknownAnswerIsWrongUsageAndNamesTheOnesThatAre() {
    assertThat(
            run("--lab", "healthy-1-eni", "--playbook", "policy-routes", "--answer", "link=maybe"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("failed, unhandled, handled, cannot-tell");
  }

  @Test
  void aDrillTellsTheComplaintAndTheOpenQuestionAndNothingOfTheVerdict() {
    assertThat(run("--lab", "secondary-rules-missing", "--drill", "--playbook", "policy-routes"))
        .isZero();
    assertThat(out.toString())
        .contains("Clients of 10.0.50.28 and 10.0.50.29 time out")
        .contains("--answer interface=ens7")
        .doesNotContain("policy-rule-missing", "evidence", "answers through the wrong interface");
  }

  @Test
  void aDrillEndsWithItsConclusionComparedWithTheEvidence() {
    assertThat(
            run(
                "--lab",
                "secondary-rules-missing",
                "--drill",
                "--playbook",
                "policy-routes",
                "--answer",
                "interface=ens7",
                "--answer",
                "link=failed"))
        .isEqualTo(1);
    assertThat(out.toString())
        .contains("Not quite.")
        .contains("The evidence leads to: Another program deleted the policy rules of ens7")
        .contains("policy-rule-missing");
  }

  @Test
  void anOpenDrillHasNoFindingsInJsonEither() {
    assertThat(run("--lab", "secondary-rules-missing", "--drill", "--json")).isZero();
    JsonNode line = JsonMapper.builder().build().readTree(out.toString());
    assertThat(line.get("drill").isNull()).isTrue();
    assertThat(line.get("findings").isEmpty()).isTrue();
    assertThat(line.get("playbooks").get(0).get("conclusion").isNull()).isTrue();
  }

  @Test
  void noSourceIsWrongUsage() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("--recording");
  }

  @Test
  void escapeSequencesOfAnInstanceNeverReachTheTerminal() {
    assertThat(Terminal.safe("ens5\u001b[31m\u202eX")).isEqualTo("ens5?[31m?X");
  }

  private int run(String... arguments) {
    return run(new DiagnoseCommand(), arguments);
  }

  private int run(DiagnoseCommand command, String... arguments) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
