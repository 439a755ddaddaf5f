package dev.plumbline.guide.check.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Host;
import dev.plumbline.guide.NotChecked;
import dev.plumbline.model.Confidence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Why the configuration stream does not stand: each reported, and silent on its nearest neighbour.
 */
class ManagementServerTest {
  private static final String WEB = "mesh/shop/virtualNode/web";
  private static final String SERVER = "appmesh-envoy-management.eu-west-1.amazonaws.com";
  private static final List<String> STREAM =
      List.of(
          "envoy-ems-unreachable",
          "envoy-ems-not-authorized",
          "envoy-ems-unauthenticated",
          "envoy-ems-refused");

  private static List<String> notChecked(Host host) {
    return host.diagnose().notChecked().stream().map(NotChecked::id).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "3, envoy-ems-refused, mesh/shop/virtualNode/web",
    "4, envoy-ems-unreachable, appmesh-envoy-management.eu-west-1.amazonaws.com",
    "7, envoy-ems-not-authorized, mesh/shop/virtualNode/web",
    "8, envoy-ems-refused, mesh/shop/virtualNode/web",
    "14, envoy-ems-unreachable, appmesh-envoy-management.eu-west-1.amazonaws.com",
    "16, envoy-ems-unauthenticated, mesh/shop/virtualNode/web",
  })
  void eachGrpcCodeOfTheLastCloseHasItsOwnFinding(int code, String id, String subject) {
    Host host = Mesh.closed(code, "some text");

    assertThat(host.diagnose().findings())
        .filteredOn(f -> STREAM.contains(f.id()))
        .extracting(Finding::id, Finding::subject, Finding::confidence)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(id, subject, Confidence.CERTAIN));
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "13"})
  void plannedAndHarmlessClosesAreSilent(int code) {
    assertThat(Mesh.closed(code, "text").diagnose().findings()).extracting(Finding::id).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"3", "4", "7", "8", "14", "16"})
  void aCloseBeforeALaterConnectIsSilent(int code) {
    Host connected = Mesh.healthy().append(Mesh.LOG, Mesh.close("09:41:40", code, "text"));
    assertThat(connected.diagnose().findings()).isEmpty();

    Host reconfigured =
        Mesh.closed(code, "text")
            .without(Mesh.STATS, Mesh.STATS_2)
            .append(
                Mesh.LOG,
                Mesh.line("09:41:50", "[info][upstream] [x.cc:35] cds: add 4 cluster(s)"));
    assertThat(reconfigured.diagnose().findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'gRPC config stream closed: 7, text'",
    "'StreamAggregatedResources gRPC config stream closed since 42s ago: 7, text'",
    "'StreamAggregatedResources gRPC config stream to ems:443 closed: 7, text (previously 14, x"
        + " since 30s ago)'",
  })
  void theThreeFormsOfTheCloseLineAreRead(String line) {
    Host host =
        Mesh.closed(13, "x")
            .append(Mesh.LOG, Mesh.line("09:41:59", "[warning][config] [x.cc:1] " + line));

    assertThat(host.subjects("envoy-ems-not-authorized")).containsExactly(WEB);
  }

  @Test
  void withoutCountersTheLastCloseMakesItLikely() {
    Host host = Mesh.closed(7, "no").without(Mesh.STATS, Mesh.STATS_2);

    assertThat(host.finding("envoy-ems-not-authorized").confidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void withoutLogAndProbeADisconnectedProxyIsNotJudged() {
    Host host = Mesh.closed(7, "no").without(Mesh.LOG, "ems-probe.txt");

    assertThat(host.diagnose().findings()).isEmpty();
    assertThat(notChecked(host)).containsAll(STREAM);
  }

  @Test
  void aProxyWithoutManagementServerIsNeitherJudgedNorLeftOpen() {
    Host host = Mesh.plain();
    for (String file : List.of(Mesh.STATS, Mesh.STATS_2)) {
      host.lines(file, l -> l.stream().filter(s -> !s.startsWith("control_plane")).toList());
    }

    assertThat(host.diagnose().findings()).isEmpty();
    assertThat(notChecked(host)).doesNotContainAnyElementsOf(STREAM);
  }

  @ParameterizedTest
  @CsvSource({"6", "7", "28", "35"})
  void aFailedCallOfTheServerMakesItUnreachable(int exit) {
    Host host =
        Mesh.both(Mesh.healthy(), "connected_state: 2", "connected_state: 0")
            .with("ems-probe.txt", "* Connecting to " + SERVER + "\ncurl: (" + exit + ") failed\n");

    assertThat(host.subjects("envoy-ems-unreachable")).containsExactly(SERVER);
  }

  @Test
  void aCallThatEndsWith16IsTheGoodAnswer() {
    Host host = Mesh.both(Mesh.healthy(), "connected_state: 2", "connected_state: 0");

    assertThat(host.diagnose().findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'[error][misc] [x.cc:1] Could not fetch AWS metadata: A libcurl function was given a bad"
        + " argument'",
    "'[error][aws] [x.cc:1] Failed to fetch EC2 instance metadata credentials listing'",
  })
  void credentialsThatCannotBeReadAreReported(String line) {
    Host host =
        Mesh.both(Mesh.healthy(), "connected_state: 2", "connected_state: 0")
            .lines(Mesh.LOG, l -> l.subList(0, 3))
            .append(Mesh.LOG, Mesh.line("09:41:40", line));
    assertThat(host.subjects("envoy-ems-unauthenticated")).containsExactly(WEB);

    Mesh.both(host, "connected_state: 0", "connected_state: 1");
    assertThat(host.subjects("envoy-ems-unauthenticated")).isEmpty();
  }

  @Test
  void afterItsEndAppMeshIsReportedWithTheUnreachableServerFolded() {
    Host host = Host.practice("appmesh-retired");

    assertThat(host.diagnose().findings())
        .extracting(Finding::id, f -> f.because().orElse("-"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("envoy-appmesh-retired", "-"),
            org.assertj.core.groups.Tuple.tuple("envoy-ems-unreachable", "envoy-appmesh-retired"));
    assertThat(host.finding("envoy-appmesh-retired").consequence()).contains("Do not restart");
  }

  @Test
  void onItsLastDayAppMeshIsNotOver() {
    Host host = Host.practice("appmesh-retired").with("date.txt", "2026-09-30T23:59:59Z\n");

    assertThat(host.subjects("envoy-appmesh-retired")).isEmpty();
    assertThat(host.subjects("envoy-ems-unreachable")).hasSize(1);
  }

  @Test
  void aProxyThatIsConnectedAfterTheDateIsNotReported() {
    Host host = Host.practice("appmesh-retired");
    Mesh.both(host, "connected_state: 0", "connected_state: 1");

    assertThat(host.diagnose().findings()).isEmpty();
  }

  @Test
  void plainEnvoyOutlivesAppMesh() {
    Host host = Mesh.both(Mesh.plain(), "connected_state: 2", "connected_state: 0");
    host.with("date.txt", "2027-01-01T00:00:00Z\n");

    assertThat(host.subjects("envoy-appmesh-retired")).isEmpty();
    assertThat(notChecked(host)).doesNotContain("envoy-appmesh-retired");
  }

  @Test
  void withoutCountersTheLogAndTheCallMakeTheEndLikely() {
    Host host = Host.practice("appmesh-retired").without(Mesh.STATS, Mesh.STATS_2);
    assertThat(host.finding("envoy-appmesh-retired").confidence()).isEqualTo(Confidence.LIKELY);

    host.without(Mesh.LOG, "ems-probe.txt");
    assertThat(host.subjects("envoy-appmesh-retired")).isEmpty();
    assertThat(notChecked(host)).contains("envoy-appmesh-retired");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no healthy upstream",
        "upstream connect error or disconnect/reset before headers. reset reason: connection"
            + " failure",
        "upstream request timeout"
      })
  void whatTheClosedStreamQuotesIsNoFaultOfTraffic(String reason) {
    Host host = Mesh.closed(14, reason).without(Mesh.STATS, Mesh.STATS_2, "envoy-clusters.json");

    assertThat(host.subjects("envoy-ems-unreachable")).isNotEmpty();
    assertThat(host.subjects("envoy-upstream-connect")).isEmpty();
    assertThat(host.subjects("envoy-no-healthy-upstream")).isEmpty();
    assertThat(host.subjects("envoy-overload")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "upstream connect error or disconnect/reset before headers. reset reason: connection failure,"
        + " envoy-upstream-connect",
    "upstream request timeout, envoy-overload"
  })
  void theSameWordsAboutTrafficAreFindings(String words, String id) {
    Host host = Mesh.healthy().append(Mesh.LOG, Mesh.line("09:41:40", "[debug][http] " + words));

    assertThat(host.subjects(id)).containsExactly("envoy");
  }
}
