package dev.plumbline.guide.check.imds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Host;
import org.junit.jupiter.api.Test;

/** The known cases of metadata, each from a whole recording to its one cause. */
class MetadataSeedCasesTest {
  private static Finding cause(Host host) {
    Diagnosis diagnosis = host.diagnose();
    assertThat(diagnosis.findings()).isNotEmpty();
    return diagnosis.findings().getFirst();
  }

  private static String refused(String status) {
    return "HTTP/1.1 "
        + status
        + "\nServer: EC2ws\nDate: Sat, 21 Nov 2026 03:39:05 GMT\n\n"
        + status.substring(0, 3)
        + " 169.254.169.254 0.000074 0.000721\n";
  }

  @Test
  void status400ToACorrectTokenRequestIsAHeaderLostOnTheWay() {
    Finding finding =
        cause(
            Host.practice("imds-healthy")
                .with("imds-put-token-root.txt", refused("400 Bad Request"))
                .with("imds-put-token-user.txt", refused("400 Bad Request")));
    assertThat(finding.id()).isEqualTo("imds-proxy-in-path");
    assertThat(finding.summary()).contains("400");
  }

  @Test
  void status401InAProgramsLogIsAnOldClient() {
    Finding finding =
        cause(
            Host.practice("imds-healthy")
                .with(
                    "journal-app.txt",
                    "2026-11-21T03:38:41+0000 ip-10-0-1-10 app[812]: EC2MetadataError: failed to"
                        + " make EC2Metadata request, status code: 401\n"));
    assertThat(finding.id()).isEqualTo("imds-v1-client-rejected");
    assertThat(finding.remedy().repairCommands())
        .anyMatch(c -> c.contains("--http-tokens optional"));
  }

  @Test
  void status403ToEverythingIsADisabledEndpoint() {
    Finding finding = cause(Host.practice("imds-endpoint-off"));
    assertThat(finding.id()).isEqualTo("imds-endpoint-disabled");
    assertThat(finding.remedy().repairCommands())
        .containsExactly(
            "aws ec2 modify-instance-metadata-options --instance-id i-0e90b3c6d8174fa25"
                + " --http-endpoint enabled");
  }

  @Test
  void status404ToTheRoleIsAMissingInstanceProfile() {
    Finding finding = cause(Host.practice("imds-no-role"));
    assertThat(finding.id()).isEqualTo("imds-no-instance-profile");
    assertThat(finding.remedy().repairCommands())
        .anyMatch(c -> c.contains("associate-iam-instance-profile"));
  }

  @Test
  void aProxyInTheEnvironmentOfOneServiceIsFound() {
    Finding finding = cause(Host.practice("imds-daemon-proxy"));
    assertThat(finding.id()).isEqualTo("imds-proxy-in-path");
    assertThat(finding.subject()).isEqualTo("amazon-cloudwatch-agent.service");
    assertThat(finding.remedy().repairCommands())
        .anyMatch(c -> c.contains("no_proxy=169.254.169.254"));
  }

  @Test
  void theRejectOwnerRuleIsFoundWithItsExactDeleteCommand() {
    Finding finding = cause(Host.practice("imds-one-user"));
    assertThat(finding.id()).isEqualTo("imds-blocked-by-local-firewall");
    assertThat(finding.subject()).isEqualTo("uid 1000-10000");
    assertThat(finding.remedy().repairCommands())
        .containsExactly(
            "sudo iptables -D OUTPUT -d 169.254.169.254/32 -p tcp -m owner --uid-owner 1000-10000"
                + " -j REJECT --reject-with icmp-port-unreachable");
  }

  @Test
  void throttlingIsFoundByTheGrowthOfItsCounter() {
    Finding finding = cause(Host.practice("imds-throttled"));
    assertThat(finding.id()).isEqualTo("imds-linklocal-throttled");
    assertThat(finding.summary()).contains("5375");
  }
}
