package dev.plumbline.app.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.collect.Capture;
import dev.plumbline.collect.CaptureProgress;
import dev.plumbline.collect.Probes;
import dev.plumbline.connect.ConnectionProgress;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.guide.Finding;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Family;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The whole way over real OpenSSH: a host in namespaces, captured and diagnosed. */
@Execution(ExecutionMode.CONCURRENT)
class PolicyRoutesCaseTest {
  @Test
  @Timeout(180)
  void aHealthyHostHasNoFaultAndADeletedRuleIsNamedWithItsRepair() throws Exception {
    NamespaceHost.assumePossible();
    Recording model = PracticeLab.find("healthy-2-eni").orElseThrow().recording();
    String victim = "10.0.2.21";
    try (NamespaceHost host = NamespaceHost.start(model);
        Shell shell =
            new SshConnector(LocalEnvironment.system())
                .connect(
                    host.profile(),
                    ConnectionPrompts.none(),
                    ConnectionProgress.none(),
                    Cancellation.none())) {
      Snapshot before = capture(shell);
      assertThat(before.problems()).isEmpty();
      assertThat(before.rules(Family.V4).orElse(List.of()))
          .hasSameSizeAs(Snapshot.of(model).rules(Family.V4).orElse(List.of()));
      assertThat(before.metadata().optional()).isPresent();
      assertThat(Diagnostician.diagnose(before).faults()).isEmpty();

      host.inside("ip", "rule", "del", "from", victim, "lookup", "10001");

      Diagnosis diagnosis = Diagnostician.diagnose(capture(shell));
      assertThat(diagnosis.faults())
          .filteredOn(f -> f.id().equals("policy-rule-missing"))
          .singleElement()
          .satisfies(PolicyRoutesCaseTest::namesTheRuleAndItsRepair);
    }
  }

  private static void namesTheRuleAndItsRepair(Finding finding) {
    assertThat(finding.subject()).isEqualTo("10.0.2.21");
    assertThat(finding.toString()).contains("10001");
    assertThat(finding.remedy().toString()).contains("networkctl reconfigure ens6");
  }

  private static Snapshot capture(Shell shell) throws Exception {
    return Snapshot.of(
        Capture.run(shell, Probes.policyRouting(), CaptureProgress.silent(), Cancellation.none()));
  }
}
