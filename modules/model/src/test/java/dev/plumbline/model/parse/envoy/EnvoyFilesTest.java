package dev.plumbline.model.parse.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Recordings;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.envoy.Certificate;
import dev.plumbline.model.envoy.Cluster;
import dev.plumbline.model.envoy.ConfigEntry;
import dev.plumbline.model.envoy.Container;
import dev.plumbline.model.envoy.Container.Phase;
import dev.plumbline.model.envoy.EcsTask;
import dev.plumbline.model.envoy.EnvoyState;
import dev.plumbline.model.envoy.ManagementProbe;
import dev.plumbline.model.envoy.NameAnswer;
import dev.plumbline.model.envoy.ServerInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvoyFilesTest {
  private static Snapshot snapshot(String file, String text) {
    return Snapshot.of(Recordings.of(Map.of(file, text)));
  }

  private static EnvoyState of(String file, String text) {
    return snapshot(file, text).envoy();
  }

  @Test
  void readinessIsAStateAndAStatus() {
    assertThat(of("envoy-ready.txt", "PRE_INITIALIZING\n503\n").readiness().optional())
        .hasValueSatisfying(
            r -> {
              assertThat(r.state()).isEqualTo("PRE_INITIALIZING");
              assertThat(r.status()).hasValue(503);
              assertThat(r.evidence().line()).isEqualTo(1);
            });
    assertThat(of("envoy-ready.txt", "LIVE\n").readiness().optional())
        .hasValueSatisfying(r -> assertThat(r.status()).isEmpty());
  }

  @Test
  void aSilentAdminPortIsNotAState() {
    assertThat(of("envoy-ready.txt", "000\n").readiness()).isInstanceOf(Captured.Missing.class);
  }

  @Test
  void serverInfoTellsVersionUptimeAndNode() {
    ServerInfo info =
        of(
                "envoy-server_info.json",
                """
                {
                 "version": "0d5d/1.29.12/Clean/RELEASE/BoringSSL",
                 "state": "LIVE",
                 "uptime_current_epoch": "9011s",
                 "node": {
                  "id": "mesh/shop/virtualNode/web"
                 }
                }
                """)
            .server()
            .optional()
            .orElseThrow();
    assertThat(info.version()).isEqualTo("1.29.12");
    assertThat(info.uptime()).contains(Duration.ofSeconds(9011));
    assertThat(info.node()).isEqualTo("mesh/shop/virtualNode/web");
    assertThat(info.nodeEvidence().line()).isEqualTo(6);
  }

  @Test
  void aCutServerInfoStillTellsItsState() {
    Captured<ServerInfo> info =
        of(
                "envoy-server_info.json",
                "{\"version\": \"a/1.2.3/b\", \"state\": \"INITIALIZING\", \"no")
            .server();
    assertThat(info.optional().map(ServerInfo::state)).contains("INITIALIZING");
    assertThat(info.complete()).isFalse();
  }

  @Test
  void statsAreNumbersHistogramsAndTextsAreLeftOut() {
    EnvoyState state =
        of(
            "envoy-stats.txt",
            """
            cluster.a.b:c.membership_total: 3
            control_plane.identifier: "ems: 5"
            cluster.x.upstream_rq_time: P0(nan,1.0) P25(nan,1.025)
            server.memory: -7
            """);
    assertThat(state.stats().optional().orElseThrow().values().keySet())
        .containsExactly("cluster.a.b:c.membership_total", "server.memory");
    assertThat(state.newestStats().optional().orElseThrow().value("server.memory")).hasValue(-7);
  }

  @Test
  void statsAsJsonAreRead() {
    EnvoyState state =
        of(
            "envoy-stats.txt",
            "{\"stats\":[{\"name\":\"server.live\",\"value\":1},{\"histograms\":{}}]}");
    assertThat(state.stats().optional().orElseThrow().value("server.live")).hasValue(1);
  }

  @Test
  void endpointsTellWhyTheyAreUnhealthy() {
    Cluster cluster =
        of(
                "envoy-clusters.json",
                """
                {
                 "cluster_statuses": [
                  {
                   "name": "cart",
                   "host_statuses": [
                    {
                     "address": {"socket_address": {"address": "10.0.3.57", "port_value": 8080}},
                     "health_status": {"failed_active_health_check": true}
                    },
                    {
                     "address": {"socket_address": {"address": "10.0.3.58", "port_value": 8080}},
                     "health_status": {"eds_health_status": "HEALTHY"}
                    }
                   ]
                  }
                 ]
                }
                """)
            .clusters()
            .orElse(List.of())
            .getFirst();
    assertThat(cluster.healthy()).isEqualTo(1);
    assertThat(cluster.endpoints().getFirst().faults())
        .containsExactly("failed_active_health_check");
    assertThat(cluster.endpoints().getFirst().evidence().line()).isEqualTo(8);
    assertThat(cluster.endpoints().getLast().place()).isEqualTo("10.0.3.58:8080");
  }

  @Test
  void aCutClusterListKeepsTheClustersBeforeTheCut() {
    Snapshot snapshot =
        snapshot(
            "envoy-clusters.json",
            "{\"cluster_statuses\": [{\"name\": \"a\"},\n{\"name\": \"b\", \"host_sta");
    assertThat(snapshot.envoy().clusters().orElse(List.of()))
        .extracting(Cluster::name)
        .containsExactly("a");
    assertThat(snapshot.envoy().clusters().complete()).isFalse();
    assertThat(snapshot.problems()).hasSize(1);
  }

  @Test
  void theTextOfOldBuildsIsRead() {
    List<Cluster> clusters =
        of(
                "envoy-clusters.json",
                """
                cart::default_priority::max_connections::1024
                cart::10.0.3.57:8080::cx_active::0
                cart::10.0.3.57:8080::health_flags::/failed_active_hc
                web::10.0.3.58:80::health_flags::healthy
                """)
            .clusters()
            .orElse(List.of());
    assertThat(clusters).extracting(Cluster::name).containsExactly("cart", "web");
    assertThat(clusters).extracting(Cluster::healthy).containsExactly(0L, 1L);
  }

  @Test
  void noListenersIsAnAnswer() {
    assertThat(of("envoy-listeners.json", "{}").listeners().optional()).contains(List.of());
    assertThat(of("envoy-listeners.json", "http::0.0.0.0:80\n").listeners().orElse(List.of()))
        .singleElement()
        .satisfies(l -> assertThat(l.port()).isEqualTo(80));
    assertThat(of("envoy-listeners.json", "<html>no").listeners())
        .isInstanceOf(Captured.Missing.class);
  }

  @Test
  void aRefusedListenerKeepsItsReason() {
    String narrow =
        """
        {"configs": [{"@type": "x.ListenersConfigDump.DynamicListener", "name": "l80",
          "error_state": {
           "details": "cannot bind '0.0.0.0:80': Permission denied\\n"}}]}
        """;
    ConfigEntry entry = of("envoy-config_dump.json", narrow).configs().orElse(List.of()).getFirst();
    assertThat(entry.error()).contains("cannot bind '0.0.0.0:80': Permission denied");
    assertThat(entry.active()).isFalse();
    assertThat(entry.evidence().line()).isEqualTo(3);
  }

  @Test
  void aWholeDumpIsReadWithoutItsSecrets() {
    String whole =
        """
        {"configs": [
          {"@type": "x.BootstrapConfigDump", "bootstrap": {"key": "canary"}},
          {"@type": "x.ClustersConfigDump", "dynamic_active_clusters": [
            {"cluster": {"name": "cart"}}],
           "dynamic_warming_clusters": [{"cluster": {"name": "tax"}}]},
          {"@type": "x.ListenersConfigDump", "dynamic_listeners": [
            {"name": "l1", "active_state": {}}]}]}
        """;
    List<ConfigEntry> entries = of("envoy-config_dump.json", whole).configs().orElse(List.of());
    assertThat(entries)
        .extracting(ConfigEntry::name)
        .containsExactlyInAnyOrder("cart", "tax", "l1");
    assertThat(entries.toString()).doesNotContain("canary");
  }

  @Test
  void certificatesTellTheirDates() {
    List<Certificate> certificates =
        of(
                "envoy-certs.json",
                """
                {"certificates": [{
                  "ca_cert": [{"path": "ca.pem", "days_until_expiration": "900"}],
                  "cert_chain": [{"path": "own.pem", "serial_number": "1f",
                    "subject_alt_names": [{"dns": "web.shop.local"}],
                    "days_until_expiration": "9",
                    "valid_from": "2025-06-01T00:00:00Z",
                    "expiration_time": "2026-06-01T00:00:00Z"}]}]}
                """)
            .certificates()
            .orElse(List.of());
    assertThat(certificates).hasSize(2);
    assertThat(certificates.getFirst().names()).containsExactly("web.shop.local");
    assertThat(certificates.getFirst().days()).hasValue(9);
    assertThat(certificates.getFirst().until()).isPresent();
    assertThat(certificates.getLast().authority()).isTrue();
  }

  @Test
  void aCallOfTheManagementServerTellsItsStatus() {
    ManagementProbe good =
        of(
                "ems-probe.txt",
                """
                *   Trying 10.0.3.200:443...
                > Host: ems.example.com
                < HTTP/2 200
                < grpc-status: 16
                """)
            .managementProbe()
            .optional()
            .orElseThrow();
    assertThat(good.host()).isEqualTo("ems.example.com");
    assertThat(good.exit()).hasValue(0);
    assertThat(good.grpcStatus()).hasValue(16);
    assertThat(good.address()).contains("10.0.3.200");

    ManagementProbe bad =
        of("ems-probe.txt", "* Could not resolve host: ems.example.com\ncurl: (6) Could not\n")
            .managementProbe()
            .optional()
            .orElseThrow();
    assertThat(bad.host()).isEqualTo("ems.example.com");
    assertThat(bad.exit()).hasValue(6);
    assertThat(bad.evidence().line()).isEqualTo(2);
  }

  @Test
  void tasksAreReadWithoutTheirEnvironment() {
    EnvoyState state =
        of(
            "ecs-task.json",
            """
            {"tasks": [{"lastStatus": "STOPPED", "desiredStatus": "STOPPED",
              "stopCode": "TaskFailedToStart",
              "stoppedReason": "CannotPullContainerError: pull image",
              "createdAt": "2026-02-17T11:11:50.000000+01:00",
              "overrides": {"containerOverrides": [{"name": "envoy", "environment": [
                {"name": "DB_PASSWORD", "value": "canary"},
                {"name": "APPMESH_RESOURCE_ARN", "value": "arn:aws:appmesh:x"}]}]},
              "containers": [{"name": "envoy", "image": "e:1", "lastStatus": "STOPPED",
                "exitCode": 137, "reason": "OutOfMemoryError"}]}]}
            """);
    EcsTask task = state.tasks().orElse(List.of()).getFirst();
    assertThat(task.resource()).contains("arn:aws:appmesh:x");
    assertThat(task.created()).isPresent();
    assertThat(task.evidence().line()).isEqualTo(3);
    assertThat(task.containers().getFirst().phase()).isEqualTo(Phase.STOPPED);
    assertThat(task.containers().getFirst().exit()).hasValue(137);
    assertThat(task.toString()).doesNotContain("canary");
  }

  @Test
  void containersAreReadFromTabsAndFromTheTableOfDocker() {
    String tabs = "5b1d\\taws-appmesh-envoy:v1\\tecs-web-envoy\\tExited (137) 3 minutes ago\\n";
    assertThat(of("docker-ps.txt", tabs.translateEscapes()).containers().orElse(List.of()))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.phase()).isEqualTo(Phase.STOPPED);
              assertThat(c.exit()).hasValue(137);
              assertThat(c.name()).isEqualTo("ecs-web-envoy");
            });
    String table =
        """
        CONTAINER ID   IMAGE              COMMAND   CREATED       STATUS                   PORTS     NAMES
        5b1d8e07c2aa   envoyproxy/envoy   "x y"     2 hours ago   Up 2 hours (unhealthy)             envoy
        """;
    Container row = of("docker-ps.txt", table).containers().orElse(List.of()).getFirst();
    assertThat(row.image()).isEqualTo("envoyproxy/envoy");
    assertThat(row.name()).isEqualTo("envoy");
    assertThat(row.health()).isEqualTo("unhealthy");
  }

  @Test
  void theComplaintOfAHostWithoutDockerIsNoListOfContainers() {
    assertThat(of("docker-ps.txt", "sudo: docker: command not found\n").containers())
        .isInstanceOf(Captured.Missing.class);
  }

  @Test
  void anEmptyListOfContainersIsAnAnswer() {
    assertThat(of("docker-ps.txt", "").containers().optional()).contains(List.of());
  }

  @Test
  void namesKeepWhetherTheyWereFound() {
    Map<String, String> files =
        Map.of(
            "getent-ems.txt", "exit=2\n",
            "getent-control-name.txt", "52.95.121.14    STREAM ec2.example.com\nexit=0\n");
    List<NameAnswer> names = Snapshot.of(Recordings.of(files)).envoy().names().orElse(List.of());
    assertThat(names).extracting(NameAnswer::exit).containsExactly(2, 0);
    assertThat(names.getLast().name()).isEqualTo("ec2.example.com");
  }

  @Test
  void socketsNameTheirProcess() {
    String text =
        "LISTEN 0      4096         0.0.0.0:9901       0.0.0.0:*   "
            + " users:((\"envoy\",pid=7,fd=1))\n"
            + "LISTEN 0      4096            [::]:80            [::]:*\n";
    assertThat(of("ss-ltnp.txt", text).sockets().orElse(List.of()))
        .extracting(s -> s.address() + " " + s.port() + " " + s.process())
        .containsExactly("0.0.0.0 9901 envoy", ":: 80 ");
  }

  @Test
  void whatIsNotThereIsMissingAndNeverEmpty() {
    EnvoyState state = of("date.txt", "2026-01-01T00:00:00Z\n");
    assertThat(state.containers())
        .isEqualTo(Captured.missing("docker-ps.txt", "docker-ps.txt is not in the recording"));
    assertThat(state.newestStats()).isInstanceOf(Captured.Missing.class);
    assertThat(state.certificates()).isInstanceOf(Captured.Missing.class);
  }
}
