package dev.plumbline.guide.check.ssm;

import static dev.plumbline.guide.check.ssm.AgentHost.LOG;
import static dev.plumbline.guide.check.ssm.AgentHost.SHOW;
import static dev.plumbline.guide.check.ssm.AgentHost.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Host;
import dev.plumbline.guide.NotChecked;
import dev.plumbline.guide.Severity;
import dev.plumbline.model.Confidence;
import org.junit.jupiter.api.Test;

/** The unit, its silence, sessions and registrations. */
class AgentStateTest {
  private static final String UNIT = "amazon-ssm-agent.service";
  private static final String PANIC = "ERROR [amazon-ssm-agent] crashed with message nil map";
  private static final String STATE = "ls-var-lib-amazon-ssm.txt";

  private static Host stopped() {
    return AgentHost.healthy()
        .replace(SHOW, "ActiveState=active", "ActiveState=failed")
        .replace(SHOW, "SubState=running", "SubState=failed");
  }

  @Test
  void aStoppedUnitIsTold() {
    Finding finding = stopped().finding("ssm-agent-not-running");
    assertThat(finding.subject()).isEqualTo(UNIT);
    assertThat(finding.remedy().repairCommands())
        .containsExactly("sudo systemctl enable --now " + UNIT);
    assertThat(AgentHost.healthy().subjects("ssm-agent-not-running")).isEmpty();
  }

  @Test
  void anAgentThatIsNotInstalledIsToldWhereSomebodyAsksForIt() {
    Host host = AgentHost.healthy().replace(SHOW, "LoadState=loaded", "LoadState=not-found");
    assertThat(host.finding("ssm-agent-not-running").summary()).endsWith("not installed");
  }

  @Test
  void aHostThatNobodyManagesHasNoFindingsOfTheAgent() {
    Host host =
        Host.healthy()
            .with(
                SHOW,
                AgentHost.healthy()
                    .replace(SHOW, "LoadState=loaded", "LoadState=not-found")
                    .text(SHOW));
    Diagnosis diagnosis = host.diagnose();
    assertThat(diagnosis.findings()).noneMatch(f -> f.id().startsWith("ssm-"));
    assertThat(diagnosis.notChecked()).noneMatch(n -> n.id().startsWith("ssm-"));
  }

  @Test
  void aSnapThatRunsIsTheAgent() {
    Host host =
        AgentHost.healthy()
            .lines(
                SHOW,
                lines ->
                    lines.stream()
                        .map(l -> l.replace("Id=" + UNIT, "Id=x"))
                        .map(l -> l.replace("Id=snap.amazon-ssm-agent." + UNIT, "Id=" + UNIT))
                        .map(l -> l.replace("Id=x", "Id=snap.amazon-ssm-agent." + UNIT))
                        .toList());
    assertThat(host.subjects("ssm-agent-not-running")).isEmpty();
    host.replace(SHOW, "ActiveState=active", "ActiveState=inactive");
    assertThat(host.subjects("ssm-agent-not-running"))
        .containsExactly("snap.amazon-ssm-agent." + UNIT);
  }

  @Test
  void anAgentThatCrashesAgainAndAgainIsNotRunning() {
    Host host = says(PANIC).replace(SHOW, "NRestarts=0", "NRestarts=7");
    assertThat(host.finding("ssm-agent-not-running").summary()).contains("7 times");
    assertThat(says(PANIC).subjects("ssm-agent-not-running")).isEmpty();
  }

  @Test
  void anAgentThatFoundNoIdentityIsStartedAgainByChance() {
    Host host = Host.practice("ssm-proxy");
    assertThat(host.text(SHOW)).contains("ActiveState=activating");
    assertThat(host.subjects("ssm-agent-not-running")).isEmpty();
  }

  @Test
  void anUnfinishedSysprepAndAWishToStayStoppedAreNoFaults() {
    Host sysprep =
        AgentHost.says(
            stopped(), "INFO Stopping SSM agent because sysprep hasn't completed; not starting");
    assertThat(sysprep.subjects("ssm-agent-not-running")).isEmpty();
    Host wish = stopped().replace(SHOW, "ExecMainStatus=0", "ExecMainStatus=194");
    assertThat(wish.finding("ssm-agent-not-running").fault()).isFalse();
  }

  @Test
  void withoutLogAndUnitTheirFindingsAreNotChecked() {
    Host host = AgentHost.healthy().without(LOG, "journal-amazon-ssm-agent.txt", SHOW);
    assertThat(host.diagnose().notChecked())
        .extracting(NotChecked::id)
        .contains("ssm-agent-not-running", "ssm-no-credentials", "ssm-silent", "ssm-throttled");
  }

  @Test
  void theJournalsCopyIsAsGoodAsTheLog() {
    Host host = Host.practice("ssm-denied").without(LOG, "var-log-amazon-ssm-errors.log");
    assertThat(host.subjects("ssm-role-permissions-missing")).containsExactly("app-role");
  }

  @Test
  void anAgentThatWentSilentBeforeItWasReadyIsTold() {
    Host host = Host.practice("ssm-throttled").replace("date.txt", "03:35:18Z", "07:40:00Z");
    Finding finding = host.finding("ssm-silent");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.because()).contains("ssm-throttled");
    assertThat(Host.practice("ssm-throttled").subjects("ssm-silent")).isEmpty();
  }

  @Test
  void anAgentThatWasReadyMayKeepSilent() {
    Host host = AgentHost.healthy().replace("date.txt", "03:35:11Z", "23:35:11Z");
    assertThat(host.subjects("ssm-silent")).isEmpty();
  }

  @Test
  void timesOfAnUnknownZoneLeaveSilenceOpen() {
    Host host =
        Host.practice("ssm-throttled").without("timedatectl.txt", "journal-amazon-ssm-agent.txt");
    assertThat(host.diagnose().notChecked())
        .anyMatch(n -> n.id().equals("ssm-silent") && n.why().startsWith("timedatectl.txt"));
  }

  @Test
  void aSessionThatFailedOnTheNodeIsTold() {
    Host host = says("ERROR [ssm-session-worker] RunAs user alice does not exist");
    assertThat(host.finding("ssm-session-failed").summary()).contains("user");
  }

  @Test
  void clientsAndClosedPortsAreNotTheNodesFault() {
    assertThat(
            says(
                    "ERROR [ssm-session-worker] Handshake timed out. Please check the client",
                    "ERROR [ssm-session-worker] Unable to connect to specified port: refused")
                .subjects("ssm-session-failed"))
        .isEmpty();
  }

  @Test
  void aLeftOverRegistrationOnAnInstanceIsTold() {
    Host host =
        AgentHost.healthy()
            .append(STATE, "-rw------- 1 root root 96 2026-11-21 03:33:51.0 +0000 registration\n");
    assertThat(host.finding("ssm-registration-leftover").confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(
            host.without("ssm-identity-config.json").finding("ssm-registration-leftover").fault())
        .isTrue();
    assertThat(AgentHost.healthy().subjects("ssm-registration-leftover")).isEmpty();
  }

  @Test
  void aRegistrationOffEc2BelongsThere() {
    Host host =
        AgentHost.healthy()
            .append(STATE, "-rw------- 1 root root 96 2026-11-21 03:33:51.0 +0000 registration\n")
            .without("imds.txt", "aws-ec2-describe-instances.json");
    assertThat(host.subjects("ssm-registration-leftover")).isEmpty();
    AgentHost.says(host, "ERROR Machine configuration has changed more than the allowed threshold");
    assertThat(host.subjects("ssm-registration-leftover")).containsExactly("host");
  }
}
