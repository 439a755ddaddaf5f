package dev.plumbline.guide.check.ssm;

import static dev.plumbline.guide.check.ssm.AgentHost.LOG;
import static dev.plumbline.guide.check.ssm.AgentHost.READY;
import static dev.plumbline.guide.check.ssm.AgentHost.RETRY;
import static dev.plumbline.guide.check.ssm.AgentHost.SLEEPS;
import static dev.plumbline.guide.check.ssm.AgentHost.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Host;
import dev.plumbline.model.Confidence;
import org.junit.jupiter.api.Test;

/** Identity, role and rights: each finding on a host broken for it, and on its near miss. */
class CredentialFindingsTest {
  private static final String NO_ROLE =
      "WARN EC2RoleProvider Failed to connect to Systems Manager with instance profile role"
          + " credentials. Err: retrieve credentials failed: EC2RoleRequestError: no EC2 instance"
          + " role found";
  private static final String NOT_FOUND =
      NO_ROLE
          + "\ncaused by: EC2MetadataError: failed to make EC2Metadata request\n"
          + "\tstatus code: 404, request id: ";
  private static final String NONE =
      "ERROR [CredentialRefresher] Retrieve credentials produced error: no valid credentials could"
          + " be retrieved for ec2 identity. Default Host Management Err: ec2 instance not yet"
          + " registered with Systems Manager";
  private static final String DENIED =
      "WARN EC2RoleProvider Failed to connect to Systems Manager with instance profile role"
          + " credentials. Err: retrieved credentials failed to report to ssm. Error:"
          + " AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/ops/i-1 is not"
          + " authorized to perform: ssm:UpdateInstanceInformation";

  private static Host withoutProfile(Host host) {
    return host.lines(
        "imds.txt",
        lines ->
            lines.stream()
                .map(l -> l.startsWith("iam/") ? l.split("\t", -1)[0] + "\t\t404" : l)
                .toList());
  }

  @Test
  void credentialsThatNothingExplainsAreMissing() {
    Finding finding = says(NONE).finding("ssm-no-credentials");

    assertThat(finding.subject()).isEqualTo("app-role");
    assertThat(finding.summary()).contains("has a profile now");
    assertThat(finding.remedy().repairCommands()).anyMatch(c -> c.contains("restart amazon-ssm"));
  }

  @Test
  void credentialsAreNotMissingOnceTheyAreReadyOrWhenTheReasonIsKnown() {
    assertThat(says(NONE, READY).subjects("ssm-no-credentials")).isEmpty();
    assertThat(says(DENIED, NONE).subjects("ssm-no-credentials")).isEmpty();
  }

  @Test
  void keysOfAForgottenFileAreNotValid() {
    Host host = says(RETRY + "UnrecognizedClientException: The security token is invalid");
    assertThat(host.finding("ssm-no-credentials").summary()).contains("keys it uses are not valid");
  }

  @Test
  void aHostWithoutProfileIsTold() {
    Finding finding = withoutProfile(says(NOT_FOUND, NONE)).finding("ssm-no-instance-profile");

    assertThat(finding.subject()).isEqualTo("i-0a93c17be52d408f6");
    assertThat(finding.confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(finding.remedy().repairCommands().getFirst())
        .contains("associate-iam-instance-profile --region eu-west-1")
        .contains("i-0a93c17be52d408f6");
  }

  @Test
  void aProfileThatIsThereNowIsNotMissing() {
    assertThat(says(NOT_FOUND, NONE).subjects("ssm-no-instance-profile")).isEmpty();
    assertThat(withoutProfile(AgentHost.healthy()).subjects("ssm-no-instance-profile")).isEmpty();
  }

  @Test
  void theSameWordsWithoutAnswerOfMetadataAreNoMissingProfile() {
    Host silent =
        says(NO_ROLE, NONE)
            .without("aws-ec2-describe-instances.json")
            .lines(
                "imds.txt",
                lines -> lines.stream().map(l -> l.split("\t", -1)[0] + "\t\t000").toList());
    assertThat(silent.subjects("ssm-no-instance-profile")).isEmpty();
    assertThat(silent.finding("ssm-imds-unreachable").confidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void a404AfterTheRoleWorkedIsOnlyPossiblyAMissingProfile() {
    Host host = says(NOT_FOUND, NONE).without("imds.txt", "aws-ec2-describe-instances.json");
    assertThat(host.finding("ssm-no-instance-profile").confidence()).isEqualTo(Confidence.POSSIBLE);
  }

  @Test
  void metadataThatDoesNotAnswerTheAgentIsToldUntilItDoes() {
    Host host = Host.practice("ssm-imds-unreachable");
    assertThat(host.finding("ssm-imds-unreachable").summary()).contains("no answer in time");

    AgentHost.says(host, "INFO Agent will take identity from EC2");
    assertThat(host.subjects("ssm-imds-unreachable")).isEmpty();
  }

  @Test
  void aProxyThatAnswersForMetadataIsAnotherFinding() {
    Host host = Host.practice("ssm-proxy");
    assertThat(host.subjects("ssm-imds-unreachable")).isEmpty();
    assertThat(host.subjects("ssm-proxy-without-no-proxy"))
        .containsExactly("amazon-ssm-agent.service");
  }

  @Test
  void aRoleThatEc2MayNotAssumeIsTold() {
    Finding finding = Host.practice("ssm-role-not-assumed").finding("ssm-role-trust-policy");

    assertThat(finding.subject()).isEqualTo("web-role");
    assertThat(finding.evidence()).extracting(e -> e.file()).contains("imds-role.txt", LOG);
    assertThat(finding.remedy().repairCommands().getFirst())
        .startsWith("aws iam update-assume-role-policy --role-name web-role");
  }

  @Test
  void aTrustPolicyThatWasRepairedIsNotTold() {
    Host host =
        Host.practice("ssm-role-not-assumed")
            .replace("imds-role.txt", "AssumeRoleUnauthorizedAccess", "Success");
    assertThat(host.subjects("ssm-role-trust-policy")).isEmpty();
    assertThat(host.subjects("ssm-no-credentials")).containsExactly("web-role");
  }

  @Test
  void aDeniedCallNamesTheRoleOfTheLine() {
    Finding finding = says(DENIED, NONE).finding("ssm-role-permissions-missing");

    assertThat(finding.subject()).isEqualTo("ops");
    assertThat(finding.remedy().repairCommands().getFirst())
        .contains("attach-role-policy --role-name ops")
        .contains("AmazonSSMManagedInstanceCore");
  }

  @Test
  void anEndpointPolicyThatDeniesIsNamedInsteadOfTheRole() {
    Host host = says(DENIED + " with an explicit deny in a VPC endpoint policy", NONE);
    Finding finding = host.finding("ssm-role-permissions-missing");
    assertThat(finding.summary()).contains("denied by the policy of the VPC endpoint");
    assertThat(finding.remedy().repairCommands()).noneMatch(c -> c.contains("attach-role-policy"));
  }

  @Test
  void aHibernatingAgentIsDenied() {
    Host host = says("INFO Entering SSM Agent hibernate - AccessDeniedException: not authorized");
    assertThat(host.subjects("ssm-role-permissions-missing")).containsExactly("app-role");
  }

  @Test
  void aRefusedFallbackAloneIsNoMissingPermission() {
    String refused =
        "ERROR EC2RoleProvider Failed to connect to Systems Manager with SSM role credentials."
            + " error calling RequestManagedInstanceRoleToken: AccessDeniedException: Systems"
            + " Manager's instance management role is not configured for account: 111122223333";
    Host host = says(refused);
    assertThat(host.subjects("ssm-role-permissions-missing")).isEmpty();
    assertThat(host.subjects("ssm-dhmc-not-usable"))
        .containsExactly("Default Host Management Configuration");
    assertThat(says(DENIED, SLEEPS, READY).subjects("ssm-role-permissions-missing")).isEmpty();
  }

  @Test
  void theFallbackIsNotUsableUntilCredentialsAreReady() {
    assertThat(says(NONE).subjects("ssm-dhmc-not-usable")).hasSize(1);
    assertThat(says(NONE, READY).subjects("ssm-dhmc-not-usable")).isEmpty();
  }

  @Test
  void aLongPauseIsToldAndTheUsualOneIsNot() {
    String longPause = SLEEPS.replace("5m0s", "1h20m3s");
    assertThat(says(longPause).finding("ssm-credential-backoff").summary())
        .isEqualTo("amazon-ssm-agent waits 80 minutes between tries");
    assertThat(says(SLEEPS).subjects("ssm-credential-backoff")).isEmpty();
    assertThat(
            says(longPause, "INFO Proxy environment variables:").subjects("ssm-credential-backoff"))
        .isEmpty();
  }

  @Test
  void aNewerReasonReplacesAnOlderOne() {
    String clock =
        RETRY + "InvalidSignatureException: Signature expired: 20260301T000000Z is now earlier";
    Host host = says(DENIED, SLEEPS, clock);
    assertThat(host.subjects("ssm-role-permissions-missing")).isEmpty();
    assertThat(host.subjects("ssm-clock-skew")).containsExactly("host");
  }

  @Test
  void aClockThatServicesRefuseIsToldUntilTheyAccept() {
    String clock = RETRY + "InvalidSignatureException: Signature not yet current: 20260301T000000Z";
    assertThat(says(clock).finding("ssm-clock-skew").confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(says(clock, READY).subjects("ssm-clock-skew")).isEmpty();
  }

  @Test
  void aCertificateOutOfDateUnderARightClockIsOnlyPossiblyTheClock() {
    Host host =
        says(AgentHost.REGISTRAR + "x509: certificate has expired or is not yet valid")
            .with(
                "chronyc-tracking.txt",
                "Reference ID    : A9FEA97B (169.254.169.123)\n"
                    + "System time     : 0.000001 seconds fast of NTP time\n"
                    + "Leap status     : Normal\n");
    assertThat(host.finding("ssm-clock-skew").confidence()).isEqualTo(Confidence.POSSIBLE);
  }
}
