package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a node over SSH to the cause, by the command line alone. */
class EksSeedCaseTest {
  @Test
  void systemdOverTheCniAfterTheBootRaceIsDiagnosedEndToEnd() {
    StringWriter out = new StringWriter();
    int status =
        new CommandLine(new DiagnoseCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(new StringWriter()))
            .execute(
                "--lab",
                "eks-race",
                "--playbook",
                "eks-pods",
                "--answer",
                "eks-pods/ipamd=well",
                "--json");
    JsonNode verdict = JsonMapper.builder().build().readTree(out.toString());
    assertThat(status).isEqualTo(1);
    JsonNode cause = verdict.path("findings").path(0);
    assertThat(cause.path("id").asString()).isEqualTo("cni-race-systemd-over-cni");
    assertThat(cause.path("subject").asString()).isEqualTo("ens6");
    assertThat(verdict.path("findings").valueStream())
        .anySatisfy(
            f -> {
              assertThat(f.path("id").asString()).isEqualTo("cni-table-empty");
              assertThat(f.path("because").asString("")).isEqualTo("cni-race-systemd-over-cni");
            });
    assertThat(verdict.path("playbooks").path(0).path("conclusion").asString())
        .isEqualTo("systemd-over-cni");
  }
}
