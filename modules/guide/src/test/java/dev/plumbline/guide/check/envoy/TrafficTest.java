package dev.plumbline.guide.check.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Host;
import dev.plumbline.guide.NotChecked;
import dev.plumbline.guide.Remedy;
import dev.plumbline.model.Confidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configuration and traffic: each fault reported, and silent on its nearest neighbour. */
class TrafficTest {
  private static final String CLUSTER = "cluster." + Mesh.CART + ".";

  @Test
  void aPrivilegedPortIsReportedAndTheRefusedListenerFoldedUnderIt() {
    Host host = Host.practice("appmesh-privileged-port");

    assertThat(host.diagnose().findings())
        .extracting(Finding::id, Finding::subject, f -> f.because().orElse("-"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "envoy-privileged-port-bind", "lds_ingress_0.0.0.0_80", "-"),
            org.assertj.core.groups.Tuple.tuple(
                "envoy-config-rejected", "lds_ingress_0.0.0.0_80", "envoy-privileged-port-bind"));
    assertThat(host.finding("envoy-privileged-port-bind").remedy().steps())
        .extracting(Remedy.Step::purpose)
        .contains(Remedy.Purpose.REPAIR, Remedy.Purpose.VERIFY, Remedy.Purpose.UNDO);
  }

  @Test
  void theLogAloneTellsOfAPrivilegedPort() {
    Host host = Host.practice("appmesh-privileged-port").without("envoy-config_dump.json");

    assertThat(host.subjects("envoy-privileged-port-bind"))
        .containsExactly("lds_ingress_0.0.0.0_80");
  }

  @Test
  void aPortFrom1024OnIsNotPrivileged() {
    Host host = Host.practice("appmesh-privileged-port");
    host.replace("envoy-config_dump.json", "0.0.0.0:80'", "0.0.0.0:8080'")
        .replace(Mesh.LOG, "'0.0.0.0:80'", "'0.0.0.0:8080'");

    assertThat(host.subjects("envoy-privileged-port-bind")).isEmpty();
    assertThat(host.subjects("envoy-config-rejected")).containsExactly("lds_ingress_0.0.0.0_80");
  }

  @Test
  void aListenerThatWasTakenLaterIsInOrder() {
    Host host = Host.practice("appmesh-privileged-port").without("envoy-config_dump.json");
    host.append(
        Mesh.LOG,
        "[2026-02-17 11:20:00.000][15][info][upstream] [lds_api.cc:106] lds: add/update listener"
            + " 'lds_ingress_0.0.0.0_80'\n");

    assertThat(host.subjects("envoy-privileged-port-bind")).isEmpty();
  }

  @Test
  void aListenerThatTheDumpShowsWellIsInOrder() {
    Host host =
        Mesh.healthy()
            .append(
                Mesh.LOG,
                Mesh.line(
                    "07:12:01",
                    "[error][config] [x.cc:1] listener 'lds_ingress_0.0.0.0_15000' failed to bind"
                        + " or apply socket options: cannot bind '0.0.0.0:80': Permission denied"));

    assertThat(host.diagnose().findings()).isEmpty();
  }

  @Test
  void aPortInUseIsARefusedConfiguration() {
    Host host = Host.practice("appmesh-privileged-port");
    host.replace("envoy-config_dump.json", "Permission denied", "Address already in use")
        .replace(Mesh.LOG, "Permission denied", "Address already in use");

    assertThat(host.subjects("envoy-privileged-port-bind")).isEmpty();
    assertThat(host.finding("envoy-config-rejected").remedy().steps().getFirst().title())
        .contains("0.0.0.0:80");
  }

  @Test
  void aRefusedClusterIsReportedByItsLine() {
    Host host =
        Mesh.healthy()
            .append(
                Mesh.LOG,
                Mesh.line(
                    "09:40:00",
                    "[warning][config] [x.cc:128] gRPC config for"
                        + " type.googleapis.com/envoy.config.cluster.v3.Cluster rejected: Error"
                        + " adding/updating cluster(s) cart: Unable to find certificate file"));

    assertThat(host.subjects("envoy-config-rejected")).containsExactly("cart");
  }

  @Test
  void aCounterOfRefusalsTellsOnlyWhenItGrowsOrNothingWasTaken() {
    String rejected = "cluster_manager.cds.update_rejected";
    Host old = Mesh.both(Mesh.healthy(), rejected + ": 0", rejected + ": 3");
    assertThat(old.diagnose().findings()).isEmpty();

    old.replace(Mesh.STATS_2, rejected + ": 3", rejected + ": 4");
    assertThat(old.subjects("envoy-config-rejected")).containsExactly("cluster_manager.cds");
  }

  @Test
  void aClusterWithoutHealthyEndpointIsReportedWithWhatItsPortsSay() {
    Host host = Host.practice("envoy-no-healthy-upstream");

    assertThat(host.diagnose().findings())
        .extracting(Finding::id)
        .containsExactly("envoy-no-healthy-upstream");
    assertThat(host.finding("envoy-no-healthy-upstream").summary())
        .contains("3 endpoints known, 0 healthy (failed_active_health_check)", "refuse TCP 8080");
  }

  @Test
  void oneHealthyEndpointIsEnough() {
    Host host = Host.practice("envoy-no-healthy-upstream");
    Mesh.both(host, CLUSTER + "membership_healthy: 0", CLUSTER + "membership_healthy: 1");

    assertThat(host.diagnose().faults())
        .extracting(Finding::id)
        .doesNotContain("envoy-no-healthy-upstream");
  }

  @Test
  void inPanicRoutingItIsOnlyPossible() {
    Host host = Host.practice("envoy-no-healthy-upstream");
    host.replace(Mesh.STATS_2, CLUSTER + "lb_healthy_panic: 0", CLUSTER + "lb_healthy_panic: 9")
        .replace(Mesh.STATS_2, "none_healthy: 466", "none_healthy: 411")
        .lines(Mesh.LOG, l -> l.stream().filter(s -> !s.contains(" 503 UH ")).toList());

    assertThat(host.finding("envoy-no-healthy-upstream").confidence())
        .isEqualTo(Confidence.POSSIBLE);
  }

  @Test
  void withoutCountersTheFlagOfRequestsTells() {
    Host host =
        Host.practice("envoy-no-healthy-upstream")
            .without(Mesh.STATS, Mesh.STATS_2, "envoy-clusters.json");
    assertThat(host.subjects("envoy-no-healthy-upstream")).containsExactly("cart.shop.local:8080");

    host.append(
        Mesh.LOG,
        "[2026-05-20T16:30:55.000Z] \"GET /cart/9 HTTP/1.1\" 200 - 0 19 3 2 \"-\" \"axios/1.7\""
            + " \"b1\" \"cart.shop.local:8080\" \"10.0.3.57:8080\"\n");
    assertThat(host.subjects("envoy-no-healthy-upstream")).isEmpty();
  }

  @Test
  void aCutListOfClustersLeavesTheFlagOfRequestsToTell() {
    Host host = Host.practice("envoy-no-healthy-upstream").without(Mesh.STATS, Mesh.STATS_2);
    String clusters = host.text("envoy-clusters.json");
    host.with("envoy-clusters.json", clusters.substring(0, 3000));

    assertThat(host.subjects("envoy-no-healthy-upstream")).containsExactly("cart.shop.local:8080");
    assertThat(host.finding("envoy-no-healthy-upstream").confidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void aClusterWithoutEndpointsIsReportedOnlyWhereItIsUsed() {
    Host unused =
        Mesh.both(Mesh.healthy(), CLUSTER + "membership_total: 2", CLUSTER + "membership_total: 0");
    assertThat(unused.diagnose().findings()).isEmpty();

    Mesh.grows(unused, CLUSTER + "upstream_cx_none_healthy", 4, 9);
    assertThat(unused.subjects("envoy-no-endpoints")).containsExactly(Mesh.CART);
    assertThat(unused.subjects("envoy-no-healthy-upstream")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"upstream_cx_connect_fail, refuses", "upstream_cx_connect_timeout, security group"})
  void connectionsThatFailNowAreReported(String counter, String cause) {
    Host host = Mesh.healthy();
    Mesh.grows(host, "cluster.other." + counter, 5, 8);

    assertThat(host.subjects("envoy-upstream-connect")).containsExactly("other");
    assertThat(host.finding("envoy-upstream-connect").consequence()).contains(cause);
  }

  @Test
  void connectionsThatFailedOnceAreSilent() {
    Host host = Mesh.healthy();
    Mesh.grows(host, "cluster.other.upstream_cx_connect_fail", 5, 5);

    assertThat(host.subjects("envoy-upstream-connect")).isEmpty();
  }

  @Test
  void requestsThatEndWithAFailedConnectionNameTheirCluster() {
    Host host =
        Mesh.healthy()
            .append(
                Mesh.LOG,
                Mesh.request("09:41:00", 503, "UF", "cart.shop.local:8080", "10.9.9.9:80"));
    assertThat(host.subjects("envoy-upstream-connect")).containsExactly("cart.shop.local:8080");

    host.append(
        Mesh.LOG, Mesh.request("09:41:30", 200, "-", "cart.shop.local:8080", "10.9.9.9:80"));
    assertThat(host.subjects("envoy-upstream-connect")).isEmpty();
  }

  @Test
  void oneReadingOfCountersAndAnEmptyLogLeaveConnectionsOpen() {
    assertThat(Mesh.healthy().without(Mesh.STATS_2).diagnose().notChecked())
        .extracting(NotChecked::id)
        .contains("envoy-upstream-connect", "envoy-overload");
  }

  @Test
  void aRequestWithoutRouteIsReportedAndThatOfAScannerIsNot() {
    Host host =
        Mesh.healthy()
            .append(Mesh.LOG, Mesh.request("09:41:00", 404, "NR", "orders.shop.local", "-"));
    assertThat(host.subjects("envoy-no-route")).containsExactly("orders.shop.local");

    Host scanned =
        Mesh.healthy().append(Mesh.LOG, Mesh.request("09:41:00", 404, "NR", "203.0.113.9", "-"));
    assertThat(scanned.subjects("envoy-no-route")).isEmpty();
  }

  @Test
  void aCounterOfAListenerThatStrangersReachIsOnlyPossible() {
    Host ingress = Mesh.healthy();
    ingress.replace(Mesh.STATS_2, "http.ingress.no_route: 2", "http.ingress.no_route: 5");
    assertThat(ingress.finding("envoy-no-route").confidence()).isEqualTo(Confidence.POSSIBLE);

    Host egress = Mesh.healthy();
    Mesh.grows(egress, "http.egress.no_route", 1, 2);
    assertThat(egress.finding("envoy-no-route").confidence()).isEqualTo(Confidence.LIKELY);
  }

  @ParameterizedTest
  @CsvSource({"upstream_rq_pending_overflow", "upstream_cx_overflow", "upstream_rq_timeout"})
  void aLimitThatIsReachedNowIsReported(String counter) {
    Host host = Mesh.healthy();
    Mesh.grows(host, CLUSTER + counter, 1, 6);
    assertThat(host.subjects("envoy-overload")).containsExactly(Mesh.CART);

    Host before = Mesh.healthy();
    Mesh.grows(before, CLUSTER + counter, 6, 6);
    assertThat(before.subjects("envoy-overload")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"UO", "UT", "URX"})
  void requestsThatHitALimitAreReportedWhileTheyAreRecent(String flag) {
    Host host =
        Mesh.healthy().append(Mesh.LOG, Mesh.request("09:41:00", 503, flag, "cart:8080", "-"));
    assertThat(host.subjects("envoy-overload")).containsExactly("cart:8080");

    Host old =
        Mesh.healthy().append(Mesh.LOG, Mesh.request("08:41:00", 503, flag, "cart:8080", "-"));
    assertThat(old.subjects("envoy-overload")).isEmpty();
  }

  @Test
  void aRefusedCertificateIsReportedByCounterAndByLine() {
    Host counted = Mesh.healthy();
    Mesh.grows(counted, CLUSTER + "ssl.fail_verify_san", 1, 2);
    assertThat(counted.subjects("envoy-upstream-tls-verify-failed")).containsExactly(Mesh.CART);

    String line =
        "[debug][connection] [x.cc:241] [C7] remote address:10.0.3.57:8443,TLS error:"
            + " 268435581:SSL routines:OPENSSL_internal:";
    Host logged =
        Mesh.healthy().append(Mesh.LOG, Mesh.line("09:41:00", line + "CERTIFICATE_VERIFY_FAILED"));
    assertThat(logged.subjects("envoy-upstream-tls-verify-failed"))
        .containsExactly("10.0.3.57:8443");

    Host other =
        Mesh.healthy().append(Mesh.LOG, Mesh.line("09:41:00", line + "WRONG_VERSION_NUMBER"));
    assertThat(other.subjects("envoy-upstream-tls-verify-failed")).isEmpty();
    assertThat(other.subjects("envoy-protocol-mismatch")).containsExactly("10.0.3.57:8443");
  }

  @ParameterizedTest
  @CsvSource({
    "'dispatch error: http/1.1 protocol error: HPE_INVALID_METHOD'",
    "'Lost connection to MySQL server at reading initial communication packet'",
  })
  void twoEndsThatSpeakDifferentProtocolsAreReportedWhileItIsRecent(String text) {
    Host host =
        Mesh.healthy().append(Mesh.LOG, Mesh.line("09:41:00", "[debug][x] [x.cc:1] " + text));
    assertThat(host.subjects("envoy-protocol-mismatch")).containsExactly("envoy");

    Host old =
        Mesh.healthy().append(Mesh.LOG, Mesh.line("07:41:00", "[debug][x] [x.cc:1] " + text));
    assertThat(old.subjects("envoy-protocol-mismatch")).isEmpty();
  }

  private static Host certificate(String days, String until) {
    return Mesh.healthy()
        .with(
            "envoy-certs.json",
            """
            {"certificates": [{"ca_cert": [], "cert_chain": [{"path": "/certs/web.pem",
              "serial_number": "0a", "subject_alt_names": [{"dns": "web.shop.local"}],
              "days_until_expiration": "%s", "valid_from": "2025-03-01T00:00:00Z",
              "expiration_time": "%s"}]}]}
            """
                .formatted(days, until));
  }

  @Test
  void aCertificateIsReportedInItsLastTwoWeeksAndAsAFaultAfterThem() {
    assertThat(certificate("14", "2026-03-25T12:00:00Z").diagnose().findings()).isEmpty();

    Host soon = certificate("13", "2026-03-25T00:00:00Z");
    assertThat(soon.subjects("envoy-cert-expiring")).containsExactly("/certs/web.pem");
    assertThat(soon.subjects("envoy-upstream-tls-verify-failed")).isEmpty();

    Host expired = certificate("0", "2026-03-10T00:00:00Z");
    assertThat(expired.subjects("envoy-cert-expiring")).isEmpty();
    assertThat(expired.subjects("envoy-upstream-tls-verify-failed"))
        .containsExactly("/certs/web.pem");
  }
}
