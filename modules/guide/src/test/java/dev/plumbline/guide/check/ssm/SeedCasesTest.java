package dev.plumbline.guide.check.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Host;
import dev.plumbline.guide.Verdict;
import dev.plumbline.model.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cases of the agent from its log to the verdict. */
class SeedCasesTest {
  private static Verdict verdict(String practice) {
    Snapshot snapshot = Host.practice(practice).snapshot();
    return Verdict.of(Diagnostician.diagnose(snapshot), snapshot);
  }

  private static List<String> criticals(String practice) {
    return Host.practice(practice).diagnose().faults().stream()
        .map(Finding::id)
        .distinct()
        .toList();
  }

  @Test
  void metadataUnreachable() {
    assertThat(criticals("ssm-imds-unreachable")).contains("ssm-imds-unreachable");
  }

  @Test
  void endpointTimeout() {
    assertThat(criticals("ssm-endpoint-timeout")).containsExactly("ssm-endpoint-connect-timeout");
    assertThat(verdict("ssm-endpoint-timeout").title())
        .isEqualTo("ssm.eu-west-1.amazonaws.com:443 does not answer the SSM Agent");
  }

  @Test
  void updateInstanceInformationDenied() {
    assertThat(criticals("ssm-denied")).containsExactly("ssm-role-permissions-missing");
    assertThat(verdict("ssm-denied").title())
        .isEqualTo("The role app-role may not report to Systems Manager");
  }

  @Test
  void throttled() {
    assertThat(criticals("ssm-throttled")).containsExactly("ssm-throttled");
    assertThat(verdict("ssm-throttled").title()).isEqualTo("Systems Manager throttles the agent");
  }

  @Test
  void roleCannotBeAssumed() {
    assertThat(criticals("ssm-role-not-assumed")).contains("ssm-role-trust-policy");
    assertThat(criticals("ssm-role-not-assumed"))
        .doesNotContain("ssm-role-permissions-missing", "ssm-no-instance-profile");
  }

  @Test
  void proxyWithoutNoProxy() {
    assertThat(criticals("ssm-proxy")).contains("ssm-proxy-without-no-proxy");
  }

  @Test
  void networkingLostAfterARefreshWithTheAgents404AfterIt() {
    Diagnosis diagnosis = Host.practice("ssm-404-after-network-loss").diagnose();
    List<String> heads = diagnosis.heads().stream().map(Finding::id).toList();

    assertThat(verdict("ssm-404-after-network-loss").title()).isEqualTo("ens5 lost its address");
    assertThat(heads.getFirst()).isEqualTo("dhcp-lease-lost");
    assertThat(diagnosis.consequences(diagnosis.heads().getFirst()))
        .extracting(Finding::id)
        .contains("default-route-missing")
        .doesNotContain("ssm-no-instance-profile");
    assertThat(heads).contains("reload-preceded-loss");
    assertThat(diagnosis.faults()).extracting(Finding::id).contains("ssm-no-instance-profile");
  }

  @Test
  void aHealthyAgentIsSilent() {
    assertThat(Host.practice("ssm-healthy").diagnose().findings()).isEmpty();
  }
}
