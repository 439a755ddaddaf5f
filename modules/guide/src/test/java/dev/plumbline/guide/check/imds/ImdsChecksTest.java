package dev.plumbline.guide.check.imds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Host;
import dev.plumbline.guide.NotChecked;
import dev.plumbline.model.Confidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each finding about instance metadata reported, and withheld on a near miss. */
class ImdsChecksTest {
  private static final String MACS = "network/interfaces/macs/06:3b:5c:8e:11:0a/";
  private static final String DATE = "Date: Sat, 21 Nov 2026 03:39:05 GMT\n";

  private static Host healthy() {
    return Host.practice("imds-healthy");
  }

  private static String answer(String status, String headers) {
    return "HTTP/1.1 "
        + status
        + "\n"
        + headers
        + "\n"
        + status.substring(0, 3)
        + " 169.254.169.254 0.000074 0.000721\n";
  }

  private static Host allKeys(Host host, String status) {
    return host.lines(
        "imds.txt", lines -> lines.stream().map(l -> l.split("\t")[0] + "\t\t" + status).toList());
  }

  @Test
  void silenceOfEveryKeyIsReportedAndOfOneIsNot() {
    assertThat(Host.practice("imds-lost-route").finding("imds-unreachable").because())
        .contains("imds-no-route");
    assertThat(Host.practice("imds-throttled").subjects("imds-unreachable")).isEmpty();
  }

  @Test
  void refusalOfEverythingIsADisabledEndpointEvenWithoutTheAccountsWord() {
    Host host = Host.practice("imds-endpoint-off").without("aws-ec2-describe-instances.json");
    assertThat(host.finding("imds-endpoint-disabled").confidence()).isEqualTo(Confidence.CERTAIN);
    Host onlyToken =
        healthy()
            .without("aws-ec2-describe-instances.json")
            .with("imds-put-token-root.txt", answer("403 Forbidden", "Server: EC2ws\n" + DATE))
            .with("imds-put-token-user.txt", answer("403 Forbidden", "Server: EC2ws\n" + DATE));
    assertThat(onlyToken.subjects("imds-endpoint-disabled")).isEmpty();
    assertThat(onlyToken.subjects("imds-proxy-in-path")).containsExactly("host");
  }

  @Test
  void aHangingTokenInAContainerIsReportedAndALimitOfOneAloneIsNot() {
    Host host = Host.practice("imds-container-hop");
    assertThat(host.subjects("imds-hop-limit-too-small"))
        .containsExactly("container web-1 (172.17.0.2)");
    Host works =
        Host.practice("imds-container-hop")
            .with("container-web-1-imds-put-token.txt", answer("200 OK", "Server: EC2ws\n"));
    assertThat(works.subjects("imds-hop-limit-too-small")).isEmpty();
  }

  @Test
  void containersAskedByACaptureCountLikeSingleFiles() {
    Host host = Host.practice("imds-container-hop");
    for (String end : new String[] {"imds-put-token.txt", "imds-get-noauth.txt", "ip-addr.txt"}) {
      String name = "container-web-1-" + end;
      host.with("containers/" + name, host.text(name)).without(name);
    }
    assertThat(host.subjects("imds-hop-limit-too-small"))
        .containsExactly("container web-1 (172.17.0.2)");
  }

  @Test
  void aProgramThatIsRefusedWithoutTokenIsReportedAndOurOwnTryIsNot() {
    String line =
        "2026-11-21T03:38:41+0000 ip-10-0-1-10 app[812]: urllib.error.HTTPError:"
            + " http://169.254.169.254/latest/meta-data/iam/security-credentials/ HTTP Error 401:"
            + " Unauthorized\n";
    assertThat(healthy().with("journal-app.txt", line).subjects("imds-v1-client-rejected"))
        .containsExactly("host");
    assertThat(healthy().subjects("imds-v1-client-rejected")).isEmpty();
    assertThat(
            healthy()
                .with("journal-app.txt", line)
                .replace(
                    "aws-ec2-describe-instances.json",
                    "\"HttpTokens\": \"required\"",
                    "\"HttpTokens\": \"optional\"")
                .subjects("imds-v1-client-rejected"))
        .isEmpty();
  }

  @Test
  void aRisingCounterIsThrottlingAndATotalIsHistory() {
    assertThat(Host.practice("imds-throttled").subjects("imds-linklocal-throttled"))
        .containsExactly("ens5");
    assertThat(healthy().text("ethtool-S-ens5.txt")).contains("linklocal_allowance_exceeded: 312");
    assertThat(healthy().subjects("imds-linklocal-throttled")).isEmpty();
  }

  @Test
  void aProxyOfAServiceIsReportedAndOneWithAnExceptionIsNot() {
    assertThat(Host.practice("imds-daemon-proxy").subjects("imds-proxy-in-path"))
        .containsExactly("amazon-cloudwatch-agent.service");
    Host excepted =
        healthy()
            .with(
                "env-proxy.txt",
                "amazon-cloudwatch-agent.service: Environment=http_proxy=http://p.example:3128"
                    + " no_proxy=169.254.169.254\n");
    assertThat(excepted.subjects("imds-proxy-in-path")).isEmpty();
  }

  @Test
  void aRuleForSomeUsersIsReportedAndHardeningOfPodsIsNot() {
    assertThat(Host.practice("imds-one-user").subjects("imds-blocked-by-local-firewall"))
        .containsExactly("uid 1000-10000");
    Host hardened =
        healthy()
            .with(
                "iptables-save.txt",
                "*filter\n:INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n"
                    + "[0:0] -A FORWARD -d 169.254.169.254/32 -i eni+ -j DROP\nCOMMIT\n");
    assertThat(hardened.subjects("imds-blocked-by-local-firewall")).isEmpty();
  }

  @Test
  void aBridgeInTheWayIsReportedAndAnAddressOnLinkOfAnEniIsNot() {
    assertThat(Host.practice("imds-container-network").subjects("imds-wrong-route"))
        .containsExactly("169.254.169.254");
    assertThat(healthy().subjects("imds-wrong-route")).isEmpty();
    assertThat(Host.practice("imds-lost-route").subjects("imds-wrong-route")).isEmpty();
  }

  @Test
  void aLostRouteIsReportedBelowItsCause() {
    assertThat(Host.practice("imds-lost-route").finding("imds-no-route").because())
        .contains("default-route-missing");
    assertThat(Host.practice("imds-container-network").subjects("imds-no-route")).isEmpty();
  }

  @Test
  void aMissingRoleIsReportedOnlyWhereSomebodyWantsOne() {
    assertThat(Host.practice("imds-no-role").subjects("imds-no-instance-profile"))
        .containsExactly("i-0d71c8e5b3f2a9640");
    assertThat(
            Host.practice("imds-no-role")
                .without("journal-cloudwatch.txt", "systemctl-show-cloudwatch.txt")
                .subjects("imds-no-instance-profile"))
        .isEmpty();
  }

  @Test
  void aRefusedRoleIsReportedWithItsTrustPolicyAndAGoodOneIsNot() {
    Finding finding =
        healthy()
            .replace("imds-role.txt", "\"Success\"", "\"AssumeRoleUnauthorizedAccess\"")
            .finding("imds-role-broken");
    assertThat(finding.subject()).isEqualTo("app-role");
    assertThat(finding.remedy().repairCommands()).anyMatch(c -> c.contains("ec2.amazonaws.com"));
    assertThat(healthy().subjects("imds-role-broken")).isEmpty();
  }

  @Test
  void credentialsThatEndedAreReportedByTheServicesOwnTime() {
    Host ended = healthy().replace("imds-role.txt", "2026-11-21T09:29:05Z", "2026-11-21T02:29:05Z");
    assertThat(ended.finding("imds-role-broken").confidence()).isEqualTo(Confidence.CERTAIN);
    Host clock = healthy().replace("imds-role.txt", "clock: 2026-11-21T03", "clock: 2026-11-21T23");
    assertThat(clock.subjects("imds-role-broken")).isEmpty();
  }

  @Test
  void aRedirectionToNobodyIsReportedAndAWorkingOneIsNot() {
    String nat =
        "*nat\n:PREROUTING ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n[3:180] -A OUTPUT -d"
            + " 169.254.170.2/32 -p tcp -m tcp --dport 80 -j REDIRECT --to-ports 51679\nCOMMIT\n";
    Host host =
        healthy()
            .with("iptables-save.txt", nat)
            .with("ss-ltn.txt", "LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n");
    assertThat(host.subjects("imds-credential-interceptor")).containsExactly("169.254.170.2");
    host.append("ss-ltn.txt", "LISTEN 0 128 127.0.0.1:51679 0.0.0.0:*\n");
    assertThat(host.subjects("imds-credential-interceptor")).isEmpty();
  }

  @Test
  void addressesThatDifferFromTheAccountAreReportedAndA404IsNot() {
    Host host =
        healthy()
            .replace(
                "imds.txt",
                MACS + "local-ipv4s\t10.0.1.10",
                MACS + "local-ipv4s\t10.0.1.10 10.0.1.77");
    assertThat(host.subjects("imds-partial-data")).containsExactly("eni-0111137c7a8896202");
    assertThat(healthy().subjects("imds-partial-data")).isEmpty();
    assertThat(
            healthy().without("aws-ec2-describe-instances.json").diagnose().notChecked().stream()
                .map(NotChecked::id))
        .contains("imds-partial-data");
  }

  @Test
  void anEmptyListIsReportedWhereTheLinkHasAnAddressAndA404IsNot() {
    Host host =
        healthy()
            .replace("imds.txt", MACS + "local-ipv4s\t10.0.1.10\t200", MACS + "local-ipv4s\t\t200");
    assertThat(host.subjects("imds-empty-answer")).containsExactly("eni-0111137c7a8896202");
    Host absent =
        healthy()
            .replace("imds.txt", MACS + "local-ipv4s\t10.0.1.10\t200", MACS + "local-ipv4s\t\t404");
    assertThat(absent.subjects("imds-empty-answer")).isEmpty();
  }

  @Test
  void aBootWithoutMetadataIsReportedUntilALaterOneFoundIt() {
    String lost =
        "2026-11-21 03:39:07,123 - cc_final_message.py[WARNING]: Used fallback datasource\n";
    String found =
        "2026-11-21 03:49:07,123 - util.py[DEBUG]: Cloud-init v. 22.2.2 finished at Sat, 21 Nov"
            + " 2026 03:49:07 +0000. Datasource DataSourceEc2.  Up 14.50 seconds\n";
    assertThat(healthy().with("cloud-init.log", lost).subjects("imds-boot-fallback"))
        .containsExactly("host");
    assertThat(healthy().with("cloud-init.log", lost + found).subjects("imds-boot-fallback"))
        .isEmpty();
    assertThat(
            healthy()
                .with(
                    "cloud-init-result.json",
                    "{\"v1\": {\n  \"datasource\": \"DataSourceNone\"}}\n")
                .subjects("imds-boot-fallback"))
        .containsExactly("host");
  }

  @Test
  void aPodIdentityAgentThatDoesNotAnswerIsReported() {
    String tried = "169.254.170.23 80 exit=";
    assertThat(
            healthy()
                .with("tcp-pod-identity-probe.txt", tried + "124\n")
                .subjects("imds-pod-identity"))
        .containsExactly("host");
    assertThat(
            healthy()
                .with("tcp-pod-identity-probe.txt", tried + "0\n")
                .subjects("imds-pod-identity"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "401 Client Error: Unauthorized for url: http://169.254.169.254/latest/meta-data/",
        "GET /latest/meta-data/iam/security-credentials/ HTTP/1.1\" 401 343",
        "http://169.254.169.254/latest/meta-data/placement HTTP Error 401: Unauthorized"
      })
  void aClientWithoutTokenIsKnownByManyWords(String words) {
    Host host = healthy().with("shop.log", "2026-11-21 03:38:00 ERROR " + words + "\n");

    assertThat(host.subjects("imds-v1-client-rejected")).hasSize(1);
  }

  @Test
  void anExpiredTokenIsNoOldClient() {
    Host host =
        healthy()
            .with(
                "shop.log",
                "2026-11-21 03:38:00 ERROR 401 Unauthorized, token expired:"
                    + " http://169.254.169.254/latest/meta-data/\n");

    assertThat(host.subjects("imds-v1-client-rejected")).isEmpty();
  }
}
