package dev.plumbline.app.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.collect.Capture;
import dev.plumbline.collect.CaptureProgress;
import dev.plumbline.collect.Probes;
import dev.plumbline.connect.Shell;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.guide.Finding;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.aws.Faults;
import dev.plumbline.lab.aws.PracticeAws;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SSH inside a session reaches the real OpenSSH server of a host in namespaces. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class SessionToSshdTest {
  @TempDir private Path home = Path.of("");

  static Stream<Faults> faults() {
    return Stream.of(Faults.none(), Faults.lossy(5).closing(600).refusing(1));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aHostIsCapturedAndDiagnosedThere(Faults faults) throws Exception {
    NamespaceHost.assumePossible();
    Recording model = PracticeLab.find("healthy-2-eni").orElseThrow().recording();
    try (NamespaceHost host = NamespaceHost.start(model);
        SessionPath path =
            SessionPath.start(
                PracticeAws.Setting.of(0, host.profile().port().orElseThrow()).withFaults(faults),
                home);
        Shell shell = path.shell(host.profile())) {
      assertThat(shell.description()).contains(path.instance());
      Snapshot before = capture(shell);
      assertThat(before.problems()).isEmpty();
      assertThat(Diagnostician.diagnose(before).faults()).isEmpty();

      host.inside("ip", "rule", "del", "from", "10.0.2.21", "lookup", "10001");

      assertThat(Diagnostician.diagnose(capture(shell)).faults())
          .extracting(Finding::id)
          .contains("policy-rule-missing");
    }
  }

  private static Snapshot capture(Shell shell) throws Exception {
    return Snapshot.of(
        Capture.run(shell, Probes.policyRouting(), CaptureProgress.silent(), Cancellation.none()));
  }
}
