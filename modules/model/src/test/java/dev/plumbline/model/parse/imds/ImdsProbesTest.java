package dev.plumbline.model.parse.imds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.model.Captured;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Problem;
import dev.plumbline.model.Recordings;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.imds.ImdsProbe;
import dev.plumbline.model.imds.ImdsProbe.Caller;
import dev.plumbline.model.imds.ImdsProbe.Request;
import dev.plumbline.model.imds.ImdsState;
import dev.plumbline.model.imds.ProxySetting;
import dev.plumbline.model.imds.RoleDocument;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImdsProbesTest {
  private static final String TOKEN =
      """
      HTTP/1.1 200 OK
      X-Aws-Ec2-Metadata-Token-Ttl-Seconds: 60
      Content-Type: text/plain
      Content-Length: 56
      Date: Sat, 21 Nov 2026 03:39:05 GMT
      Server: EC2ws
      Connection: close

      200 169.254.169.254 0.000106 0.000986
      """;
  private static final String UNAUTHORIZED =
      """
      *   Trying 169.254.169.254:80...
      * Connected to 169.254.169.254 (169.254.169.254) port 80 (#0)
      > GET /latest/meta-data/instance-id HTTP/1.1
      > Host: 169.254.169.254
      > User-Agent: curl/7.88.1
      >
      < HTTP/1.1 401 Unauthorized
      < Content-Length: 343
      < Date: Sat, 21 Nov 2026 03:39:05 GMT
      < Server: EC2ws
      <
      { [343 bytes data]
      * Closing connection 0
      401 169.254.169.254 0.000156 0.003954
      """;
  private static final String NO_ROUTE =
      """
      *   Trying 169.254.169.254:80...
      * Immediate connect fail for 169.254.169.254: Network is unreachable
      * Failed to connect to 169.254.169.254 port 80 after 0 ms: Couldn't connect to server
      * Closing connection 0
      curl: (7) Failed to connect to 169.254.169.254 port 80 after 0 ms: Couldn't connect to server
      000  0.000000 0.000905
      """;
  private static final String TIMED_OUT =
      """
      curl: (28) Operation timed out after 3001 milliseconds with 0 bytes received
      000 169.254.169.254 0.000436 3.001213
      """;
  private static final String OF_PROXY =
      """
      HTTP/1.1 407 Proxy Authentication Required
      Server: squid/5.7
      Date: Sat, 21 Nov 2026 03:39:09 GMT
      Via: 1.1 proxy.corp.example (squid/5.7)

      407 10.0.1.50 0.008348 0.008764
      """;

  private static ImdsState read(String... filesAndTexts) {
    return Snapshot.of(Recordings.of(files(filesAndTexts))).imds();
  }

  private static Map<String, String> files(String... filesAndTexts) {
    return filesAndTexts.length == 2
        ? Map.of(filesAndTexts[0], filesAndTexts[1])
        : Map.of(filesAndTexts[0], filesAndTexts[1], filesAndTexts[2], filesAndTexts[3]);
  }

  private static ImdsProbe only(ImdsState state) {
    assertThat(state.probes().orElse(null)).hasSize(1);
    return state.probes().optional().orElseThrow().getFirst();
  }

  @Test
  void anAnswerIsStatusHeadersAddressAndTimes() {
    ImdsProbe probe = only(read("imds-put-token-root.txt", TOKEN));
    assertThat(probe.request()).isEqualTo(Request.PUT_TOKEN);
    assertThat(probe.caller()).isEqualTo(Caller.ROOT);
    assertThat(probe.answer().status()).isEqualTo(200);
    assertThat(probe.answer().exit()).isZero();
    assertThat(probe.answer().header("X-aws-ec2-metadata-token-ttl-seconds")).contains("60");
    assertThat(probe.answer().remote()).contains(IpAddress.parse("169.254.169.254"));
    assertThat(probe.answer().connectSeconds()).isEqualTo(0.000106);
    assertThat(probe.answer().date()).contains(Instant.parse("2026-11-21T03:39:05Z"));
    assertThat(probe.answer().genuine()).isTrue();
    assertThat(probe.answer().evidence().place()).isEqualTo("imds-put-token-root.txt:1");
  }

  @Test
  void ofATalkTheAnswerCountsAndNotTheRequest() {
    ImdsProbe probe = only(read("imds-get-noauth.txt", UNAUTHORIZED));
    assertThat(probe.request()).isEqualTo(Request.GET_WITHOUT_TOKEN);
    assertThat(probe.answer().status()).isEqualTo(401);
    assertThat(probe.answer().headers()).doesNotContainKeys("host", "user-agent");
    assertThat(probe.answer().evidence().line()).isEqualTo(7);
  }

  @Test
  void aFailureAtOnceIsToldFromATimeout() {
    ImdsProbe lost = only(read("imds-get-noauth.txt", NO_ROUTE));
    assertThat(lost.answer().refused()).isTrue();
    assertThat(lost.answer().atOnce()).isTrue();
    assertThat(lost.answer().error()).isEqualTo("Network is unreachable");
    ImdsProbe hung = only(read("imds-put-token-user.txt", TIMED_OUT));
    assertThat(hung.answer().exit()).isEqualTo(28);
    assertThat(hung.answer().hung()).isTrue();
    assertThat(hung.answer().atOnce()).isFalse();
  }

  @Test
  void aProbeFromAContainerBearsItsNameWhateverTheFolder() {
    assertThat(only(read("container-web-1-imds-put-token.txt", TIMED_OUT)).container())
        .isEqualTo("web-1");
    ImdsProbe nested = only(read("containers/container-app-imds-headers.txt", TOKEN));
    assertThat(nested.container()).isEqualTo("app");
    assertThat(nested.caller()).isEqualTo(Caller.CONTAINER);
    assertThat(nested.request()).isEqualTo(Request.GET_WITH_TOKEN);
  }

  @Test
  void anAnswerOfAProxyIsForeign() {
    ImdsProbe probe = only(read("imds-put-token-daemon-env.txt", OF_PROXY));
    assertThat(probe.caller()).isEqualTo(Caller.DAEMON);
    assertThat(probe.answer().foreign()).isTrue();
    assertThat(probe.answer().remote()).contains(IpAddress.parse("10.0.1.50"));
  }

  @Test
  void aCommaInTheTimesOfAnotherLocaleIsRead() {
    String german = TOKEN.replace("0.000106 0.000986", "0,000106 0,000986");
    assertThat(only(read("imds-put-token-root.txt", german)).answer().totalSeconds())
        .isEqualTo(0.000986);
  }

  @Test
  void aCutAnswerCountsAsFarAsItGoes() {
    ImdsProbe probe =
        only(read("imds-put-token-root.txt", TOKEN.substring(0, TOKEN.indexOf("Content-Type"))));
    assertThat(probe.answer().status()).isEqualTo(200);
    assertThat(probe.answer().remote()).isEmpty();
  }

  @Test
  void textThatIsNoAnswerIsNoProbe() {
    for (String text :
        new String[] {"", "bash: curl: command not found\n", "\0\0\0", "HTTP/1.1 2", "200\n"}) {
      assertThat(read("imds-put-token-root.txt", text).probes())
          .as(text)
          .isInstanceOf(Captured.Missing.class);
    }
  }

  @Test
  void ofTheRoleOnlyCodeMessageAndTimesAreKept() {
    RoleDocument role =
        read(
                "imds-role.txt",
                """
                role: app-role
                  "Code": "Success",
                  "LastUpdated": "2026-11-21T03:24:05Z",
                  "Type": "AWS-HMAC",
                  "AccessKeyId": "ASIACANARY",
                  "Expiration": "2026-11-21T09:29:05Z"
                guest clock: 2026-11-21T03:39:05Z
                """)
            .role()
            .optional()
            .orElseThrow();
    assertThat(role.role()).contains("app-role");
    assertThat(role.code()).contains("Success");
    assertThat(role.expiration()).contains(Instant.parse("2026-11-21T09:29:05Z"));
    assertThat(role.guestClock()).contains(Instant.parse("2026-11-21T03:39:05Z"));
    assertThat(role.evidence().place()).isEqualTo("imds-role.txt:2");
    assertThat(role.toString()).doesNotContain("ASIACANARY");
  }

  @Test
  void withoutARoleTheClockAloneIsKnownAndABadTimeSaysNothing() {
    RoleDocument none =
        read("imds-role.txt", "guest clock: 2026-11-21T03:39:05Z\n")
            .role()
            .optional()
            .orElseThrow();
    assertThat(none.role()).isEmpty();
    assertThat(none.code()).isEmpty();
    RoleDocument broken =
        read("imds-role.txt", "role: x\n\"Expiration\": \"tomorrow\"\nguest clock: late\n")
            .role()
            .optional()
            .orElseThrow();
    assertThat(broken.expiration()).isEmpty();
    assertThat(broken.guestClock()).isEmpty();
    assertThat(read("imds-role.txt", "").role()).isInstanceOf(Captured.Missing.class);
  }

  @Test
  void aProxyIsKeptWithItsServiceAndWithoutItsPassword() {
    ProxySetting setting =
        read(
                "env-proxy.txt",
                "amazon-cloudwatch-agent.service: Environment=http_proxy=http://me:s3cret@p:3128"
                    + " NO_PROXY=169.254.0.0/16 TOKEN=canary\n")
            .proxies()
            .optional()
            .orElseThrow()
            .getFirst();
    assertThat(setting.unit()).isEqualTo("amazon-cloudwatch-agent.service");
    assertThat(setting.variables()).containsOnlyKeys("http_proxy", "NO_PROXY");
    assertThat(setting.httpProxy()).contains("http://***@p:3128");
    assertThat(setting.bypasses("169.254.169.254")).isTrue();
    assertThat(setting.evidence().text()).doesNotContain("s3cret");
  }

  @Test
  void theEnvironmentOfAStoppedServiceIsNotActive() {
    ProxySetting setting =
        read(
                "systemctl-show-amazon-ssm-agent.txt",
                """
                Id=amazon-ssm-agent.service
                ActiveState=inactive
                Environment=https_proxy=http://10.0.1.50:3128
                """)
            .proxies()
            .optional()
            .orElseThrow()
            .getFirst();
    assertThat(setting.active()).isFalse();
    assertThat(setting.httpProxy()).isEmpty();
    assertThat(setting.evidence().line()).isEqualTo(3);
  }

  @Test
  void anEmptyListOfProxiesIsAnAnswer() {
    assertThat(read("env-proxy.txt", "").proxies())
        .isInstanceOfSatisfying(
            Captured.Known.class, known -> assertThat((Iterable<?>) known.value()).isEmpty());
  }

  @Test
  void aLineOfMetadataThatIsNoneIsSaidWithItsPlaceAndCostsOnlyItself() {
    Snapshot snapshot =
        Snapshot.of(
            Recordings.of(
                Map.of(
                    "imds.txt",
                    """
                    instance-id\ti-0123456789abcdef0\t200
                    <html>
                    public-ipv4\t\t404
                    mac\t\t000
                    """)));
    assertThat(snapshot.metadata().optional().orElseThrow().values())
        .containsOnlyKeys("instance-id", "public-ipv4", "mac");
    assertThat(snapshot.metadata().optional().orElseThrow().values().get("mac").known()).isFalse();
    assertThat(snapshot.problems())
        .extracting(Problem::file, Problem::line)
        .containsExactly(tuple("imds.txt", 2));
  }
}
