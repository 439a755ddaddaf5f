package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.collect.Capture;
import dev.plumbline.collect.CaptureProgress;
import dev.plumbline.collect.Probe;
import dev.plumbline.collect.Probes;
import dev.plumbline.connect.RemoteProcess;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(180)
class LabServerTest {
  private static final String FOLLOW = "sh -c 'journalctl -f --no-tail -o export --cursor='";

  static List<Scenario> scenarios() {
    return PracticeLab.scenarios();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aCaptureOverSshGivesBackTheRecording(Scenario scenario) throws Exception {
    Recording shipped = scenario.recording();
    Recording captured;
    try (LabServer lab = LabServer.start(scenario, 0);
        MinaShell shell = new MinaShell(lab)) {
      captured =
          Capture.run(shell, Probes.wholeHost(), CaptureProgress.silent(), Cancellation.none());
    }
    assertThat(captured.problems()).isEmpty();
    assertThat(captured.name()).isEqualTo(scenario.id());
    Set<String> common = new HashSet<>(captured.files());
    common.removeAll(Set.of("hostname.txt", "rpm-q.txt"));
    assertThat(shipped.files()).containsAll(common);
    for (String file : common) {
      assertThat(captured.bytes(file).orElseThrow())
          .as(file)
          .isEqualTo(shipped.bytes(file).orElseThrow());
    }
    Recording whole =
        scenario.withKeptFiles(captured, Probes.wholeHost().stream().map(Probe::file).toList());
    assertThat(whole.files()).containsAll(shipped.files());
  }

  @Test
  void aCommandThatTheInstanceDoesNotHaveEndsWith127() throws Exception {
    try (LabServer lab = LabServer.start(PracticeLab.scenarios().getFirst(), 0);
        MinaShell shell = new MinaShell(lab);
        RemoteProcess process = shell.exec("networkctl reload")) {
      assertThat(process.join(Duration.ofSeconds(60))).isTrue();
      assertThat(process.exit()).isEqualTo(OptionalInt.of(127));
    }
  }

  @Test
  void theJournalGoesOnWhileSomebodyFollowsIt() throws Exception {
    Scenario scenario = PracticeLab.find("healthy-2-eni").orElseThrow();
    try (LabServer lab = LabServer.start(scenario, 0);
        MinaShell shell = new MinaShell(lab)) {
      List<String> history;
      try (RemoteProcess process =
          shell.exec("exec sh -c 'journalctl -q -m -o export -n \"$n\"'")) {
        process.stdin().write("plain\n100000\n".getBytes(StandardCharsets.UTF_8));
        process.stdin().flush();
        history = cursors(process, Integer.MAX_VALUE);
      }
      long all = scenario.recording().text("journal.jsonl").orElseThrow().lines().count();
      assertThat(history).hasSizeBetween(2, (int) all - 3);
      try (RemoteProcess process = shell.exec(FOLLOW)) {
        String anchor = history.getLast().substring("__CURSOR=".length());
        process.stdin().write(("plain\n" + anchor + "\n").getBytes(StandardCharsets.UTF_8));
        process.stdin().flush();
        List<String> live = cursors(process, 4);
        assertThat(live.getFirst()).isEqualTo(history.getLast());
        assertThat(live.subList(1, 4)).doesNotContainAnyElementsOf(history);
      }
    }
  }

  @Test
  void theKeyFileIsGoneWhenTheServerIs() throws Exception {
    LabServer lab = LabServer.start(PracticeLab.scenarios().getFirst(), 0);
    assertThat(lab.keyFile()).exists();
    assertThat(lab.hostKeyFingerprint()).startsWith("SHA256:");
    lab.close();
    assertThat(Files.exists(lab.keyFile())).isFalse();
  }

  @Test
  void theClientOfOpenSshTakesTheKeyFile() throws Exception {
    assumeThat(Path.of("/usr/bin/ssh")).isExecutable();
    try (LabServer lab = LabServer.start(PracticeLab.scenarios().getFirst(), 0)) {
      Process ssh =
          new ProcessBuilder(
                  "/usr/bin/ssh",
                  "-F",
                  "none",
                  "-o",
                  "BatchMode=yes",
                  "-o",
                  "IdentitiesOnly=yes",
                  "-o",
                  "StrictHostKeyChecking=no",
                  "-o",
                  "UserKnownHostsFile=/dev/null",
                  "-i",
                  lab.keyFile().toString(),
                  "-p",
                  Integer.toString(lab.port()),
                  LabServer.USER + "@" + lab.host(),
                  "echo let in")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      ssh.getOutputStream().close();
      assertThat(new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("let in\n");
      assertThat(ssh.waitFor()).isZero();
    }
  }

  private static List<String> cursors(RemoteProcess process, int atMost) throws Exception {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
    return lines.lines().filter(l -> l.startsWith("__CURSOR=")).limit(atMost).toList();
  }
}
