package dev.plumbline.guide.check.ssm;

import static dev.plumbline.guide.check.ssm.AgentHost.CHANNEL;
import static dev.plumbline.guide.check.ssm.AgentHost.READY;
import static dev.plumbline.guide.check.ssm.AgentHost.REGISTRAR;
import static dev.plumbline.guide.check.ssm.AgentHost.RETRY;
import static dev.plumbline.guide.check.ssm.AgentHost.SLEEPS;
import static dev.plumbline.guide.check.ssm.AgentHost.SSM;
import static dev.plumbline.guide.check.ssm.AgentHost.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Host;
import dev.plumbline.model.Confidence;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Names, connections, certificates, proxies, throttling and the control channel. */
class EndpointFindingsTest {
  private static final String NAMES = "getent-endpoints.txt";
  private static final String TCP = "tcp-443-probe.txt";
  private static final String TLS = "tls-issuer.txt";
  private static final String PROXY = "ssm-agent-proxy-env.txt";
  private static final String MESSAGES = "ssmmessages.eu-west-1.amazonaws.com";
  private static final String OLD = "ec2messages.eu-west-1.amazonaws.com";
  private static final String NETWORK = RETRY + "RequestError: send request failed";

  private static Host unresolved(String name) {
    return AgentHost.healthy()
        .lines(
            NAMES,
            lines -> {
              int head = lines.indexOf("== " + name);
              var all = new ArrayList<>(lines);
              int end = head + 1;
              while (!all.get(end).startsWith("exit=")) {
                all.remove(end);
              }
              all.set(end, "exit=2");
              return all;
            });
  }

  @Test
  void aNameThatTheHostCannotResolveIsTold() {
    assertThat(unresolved(MESSAGES).subjects("ssm-endpoint-dns-failure")).containsExactly(MESSAGES);
  }

  @Test
  void anOldNameThatThisAgentDoesNotNeedMayFail() {
    assertThat(unresolved(OLD).subjects("ssm-endpoint-dns-failure")).isEmpty();
    assertThat(
            unresolved(OLD)
                .with("ssm-agent-version.txt", "SSM Agent version: 3.2.582.0\n")
                .subjects("ssm-endpoint-dns-failure"))
        .containsExactly(OLD);
  }

  @Test
  void aNameThatTheAgentCouldNotResolveIsToldUntilItConnects() {
    String lookup = REGISTRAR + "dial tcp: lookup " + SSM + " on 10.0.0.2:53: no such host";
    Host host = says(lookup, NETWORK, SLEEPS).without(NAMES);
    assertThat(host.finding("ssm-endpoint-dns-failure").confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(says(lookup, READY).subjects("ssm-endpoint-dns-failure")).isEmpty();
  }

  @Test
  void aNameThatResolvesNowIsNoFaultAnyMore() {
    String lookup = REGISTRAR + "dial tcp: lookup " + SSM + " on 10.0.0.2:53: no such host";
    assertThat(says(lookup).finding("ssm-endpoint-dns-failure").fault()).isFalse();
  }

  @Test
  void namesThatAProxyResolvesNeedNotResolveHere() {
    Host host =
        unresolved(MESSAGES)
            .with(PROXY, "Environment=https_proxy=http://proxy:3128 no_proxy=169.254.169.254\n");
    assertThat(host.subjects("ssm-endpoint-dns-failure")).isEmpty();
    AgentHost.says(
        host, REGISTRAR + "proxyconnect tcp: dial tcp: lookup proxy on 10.0.0.2:53: no such host");
    assertThat(host.subjects("ssm-endpoint-dns-failure")).isEmpty();
    assertThat(host.subjects("ssm-proxy-failure")).hasSize(1);
  }

  @Test
  void withoutNamesAndLogNothingIsSaidAboutNames() {
    Host host = AgentHost.healthy().without(NAMES, AgentHost.LOG, "journal-amazon-ssm-agent.txt");
    assertThat(host.diagnose().notChecked())
        .anyMatch(n -> n.id().equals("ssm-endpoint-dns-failure") && n.why().contains(".log"));
  }

  @Test
  void aConnectionThatNobodyAnswersNamesTheWay() {
    Finding finding =
        Host.practice("ssm-endpoint-timeout").diagnose().findings().stream()
            .filter(f -> f.subject().equals(SSM + ":443"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.id()).isEqualTo("ssm-endpoint-connect-timeout");
    assertThat(finding.consequence()).contains("interface endpoint");
  }

  @Test
  void aPublicAddressIsTheWayThroughAGateway() {
    Host host =
        AgentHost.healthy()
            .replace(TCP, SSM + " 443 exit=0", SSM + " 443 exit=124")
            .lines(
                NAMES,
                lines ->
                    lines.stream()
                        .map(
                            l ->
                                l.replace(
                                    "10.0.1.200      STREAM " + SSM, "52.94.1.2 STREAM " + SSM))
                        .toList());
    Finding finding = host.finding("ssm-endpoint-connect-timeout");
    assertThat(finding.subject()).isEqualTo(SSM + ":443");
    assertThat(finding.consequence()).contains("NAT or internet gateway");
  }

  @Test
  void aDirectConnectionThatFailsDoesNotMatterToAServiceWithAProxy() {
    Host host =
        AgentHost.healthy()
            .replace(TCP, SSM + " 443 exit=0", SSM + " 443 exit=124")
            .with(PROXY, "Environment=https_proxy=http://10.0.9.9:3128 no_proxy=169.254.169.254\n");
    assertThat(host.subjects("ssm-endpoint-connect-timeout")).isEmpty();
    host.replace(PROXY, "no_proxy=169.254.169.254", "no_proxy=.amazonaws.com");
    assertThat(host.subjects("ssm-endpoint-connect-timeout")).containsExactly(SSM + ":443");
  }

  @Test
  void theEndOfALongPollIsNoTimeOut() {
    Host host =
        says(
            "ERROR [ssm-agent-worker] [MDSInteractor] GetMessages failed: RequestError: send"
                + " request failed\ncaused by: Post \"https://"
                + OLD
                + "/\": net/http: request canceled (Client.Timeout exceeded while awaiting"
                + " headers)");
    assertThat(host.subjects("ssm-endpoint-connect-timeout")).isEmpty();
  }

  @Test
  void aHealthReportThatWorkedLaterClearsTheOneThatFailed() {
    String failed =
        "ERROR [ssm-agent-worker] [HealthCheck] error when calling AWS APIs. error details -"
            + " RequestError: send request failed\ncaused by: Post \"https://"
            + SSM
            + "/\": dial tcp 10.0.1.200:443: i/o timeout";
    String report = "INFO [ssm-agent-worker] [HealthCheck] HealthCheck reporting agent health.\n";
    String later = "2026-11-21 03:44:59.0000 INFO [ssm-agent-worker] [Association] no news";
    Host host = says(failed).replace(TCP, SSM + " 443 exit=0", SSM + " 443 exit=124");
    assertThat(host.subjects("ssm-endpoint-connect-timeout")).containsExactly(SSM + ":443");

    Host again = says(failed, report + later);
    assertThat(again.subjects("ssm-endpoint-connect-timeout")).isEmpty();
  }

  @Test
  void aCertificateOfSomebodyElseIsTold() {
    Host host =
        AgentHost.healthy()
            .lines(
                TLS,
                lines ->
                    lines.stream()
                        .map(
                            l ->
                                l.replace(
                                    "O = Amazon, CN = Amazon Root CA 1", "O = Corp, CN = MITM"))
                        .map(l -> l.replace("code: 0 (ok)", "code: 20 (unable to get issuer)"))
                        .toList());
    assertThat(host.subjects("ssm-tls-unknown-authority")).containsExactly(SSM, MESSAGES);
    assertThat(AgentHost.healthy().subjects("ssm-tls-unknown-authority")).isEmpty();
  }

  @Test
  void aCertificateThatTheAgentRefusesIsToldUntilItConnects() {
    String refused = REGISTRAR + "x509: certificate signed by unknown authority";
    assertThat(says(refused).subjects("ssm-tls-unknown-authority")).containsExactly(SSM);
    assertThat(says(refused, READY).subjects("ssm-tls-unknown-authority")).isEmpty();
    assertThat(
            says(REGISTRAR + "x509: certificate has expired or is not yet valid")
                .subjects("ssm-tls-unknown-authority"))
        .isEmpty();
  }

  @Test
  void aProxyThatRefusesIsTold() {
    String refused =
        REGISTRAR + "proxyconnect tcp: dial tcp 10.0.9.9:443: connect: connection refused";
    Host host = says(refused);
    assertThat(host.subjects("ssm-proxy-failure")).containsExactly("amazon-ssm-agent.service");
    assertThat(host.subjects("ssm-endpoint-connect-timeout")).isEmpty();
    assertThat(says(refused, READY).subjects("ssm-proxy-failure")).isEmpty();
  }

  @Test
  void aServiceThatFailsByItsProxyWhereTheHostConnectsIsLikelyTheProxy() {
    Host host =
        says(NETWORK)
            .with(PROXY, "Environment=https_proxy=http://10.0.9.9:3128 no_proxy=169.254.169.254\n");
    assertThat(host.finding("ssm-proxy-failure").confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(says(NETWORK).subjects("ssm-proxy-failure")).isEmpty();
  }

  @Test
  void aProxyForSecureCallsAloneDoesNotTakeMetadata() {
    Host host =
        Host.practice("ssm-proxy")
            .with(PROXY, "Environment=https_proxy=http://proxy.corp.example:3128\n");
    assertThat(host.subjects("ssm-proxy-without-no-proxy")).isEmpty();
  }

  @Test
  void anExemptionByPrefixIsOneToo() {
    String proxy = "Environment=http_proxy=http://proxy.corp.example:3128 no_proxy=";
    assertThat(
            Host.practice("ssm-proxy")
                .with(PROXY, proxy + "169.254.0.0/16\n")
                .subjects("ssm-proxy-without-no-proxy"))
        .isEmpty();
    assertThat(
            Host.practice("ssm-proxy")
                .with(PROXY, proxy + "localhost,10.0.0.0/8\n")
                .finding("ssm-proxy-without-no-proxy")
                .remedy()
                .repairCommands())
        .anyMatch(c -> c.contains("localhost,10.0.0.0/8,169.254.169.254"));
  }

  @Test
  void withoutTheUnitsEnvironmentTheAgentsOwnWordsTellItsProxy() {
    Finding finding =
        Host.practice("ssm-proxy").without(PROXY).finding("ssm-proxy-without-no-proxy");
    assertThat(finding.subject()).isEqualTo("amazon-ssm-agent.service");
  }

  @Test
  void throttlingIsToldUntilItClears() {
    String throttled = RETRY + "ThrottlingException: Rate exceeded";
    assertThat(says(throttled).subjects("ssm-throttled")).containsExactly(SSM);
    assertThat(says(throttled, SLEEPS, READY).subjects("ssm-throttled")).isEmpty();
  }

  @Test
  void aRefusedControlChannelIsToldUntilItStands() {
    String refused =
        "ERROR [ssm-agent-worker] [MessageService] [MGSInteractor] CreateControlChannel failed"
            + " with error: createControlChannel request failed: unexpected response from the"
            + " service <AccessDeniedException>\n<message>User is not authorized</message>";
    assertThat(says(refused).subjects("ssm-control-channel-denied")).containsExactly(MESSAGES);
    assertThat(says(refused, CHANNEL).subjects("ssm-control-channel-denied")).isEmpty();
  }

  @Test
  void anOnlineNodeThatIsNotConnectedLacksItsControlChannel() {
    Host host =
        AgentHost.healthy()
            .replace("aws-ssm-get-connection-status.json", "\"connected\"", "\"notconnected\"");
    assertThat(host.subjects("ssm-control-channel-denied")).containsExactly(MESSAGES);
    String version = host.text("ssm-agent-version.txt");
    host.with("ssm-agent-version.txt", "SSM Agent version: 2.2.619.0\n");
    assertThat(host.subjects("ssm-control-channel-denied")).isEmpty();
    host.with("ssm-agent-version.txt", version)
        .replace("aws-ssm-describe-instance-information.json", "Online", "ConnectionLost");
    assertThat(host.subjects("ssm-control-channel-denied")).isEmpty();
  }

  @Test
  void theLogTellsTheVersionWhereNobodyAskedForIt() {
    Host host =
        Host.practice("ssm-endpoint-timeout")
            .without("ssm-agent-version.txt", "journal-amazon-ssm-agent.txt");
    assertThat(host.subjects("ssm-endpoint-connect-timeout"))
        .noneMatch(s -> s.startsWith("ec2messages"));

    host.replace(AgentHost.LOG, "amazon-ssm-agent - v3.3.1142.0", "amazon-ssm-agent - v3.2.582.0");
    assertThat(host.subjects("ssm-endpoint-connect-timeout"))
        .anyMatch(s -> s.startsWith("ec2messages"));
  }
}
