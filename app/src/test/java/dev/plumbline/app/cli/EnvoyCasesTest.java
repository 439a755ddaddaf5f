package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.Scenario;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases of App Mesh from a folder of command outputs to the verdict that the program prints. */
class EnvoyCasesTest {
  private static final String WEB = "mesh/shop/virtualNode/web";
  private static final String SERVER = "appmesh-envoy-management.eu-west-1.amazonaws.com";
  private static final List<String> STATS = List.of("envoy-stats.txt", "envoy-stats-2.txt");

  @TempDir Path folder;

  /** The files of a practice instance, to be changed by a test. */
  private void recording(String practice) throws Exception {
    try (InputStream packed =
            Objects.requireNonNull(Scenario.class.getResourceAsStream(practice + ".plumb"));
        ZipInputStream zip = new ZipInputStream(packed)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
      }
    }
  }

  private void replace(String file, String from, String to) throws Exception {
    String text = Files.readString(folder.resolve(file));
    assertThat(text).as(file).contains(from);
    Files.writeString(folder.resolve(file), text.replace(from, to));
  }

  private void append(String file, String text) throws Exception {
    Files.writeString(folder.resolve(file), Files.readString(folder.resolve(file)) + text);
  }

  private void disconnected(int code) throws Exception {
    recording("appmesh-healthy");
    for (String file : STATS) {
      replace(file, "connected_state: 2", "connected_state: 0");
    }
    append(
        "envoy-log.txt",
        "[2026-03-11 09:41:40.941][15][warning][config] [./source/common/config/grpc_stream.h:163]"
            + " StreamAggregatedResources gRPC config stream to "
            + SERVER
            + ":443 closed: "
            + code
            + ", some words\n");
  }

  private record Verdict(int exit, JsonNode json) {
    List<String> faults() {
      return json.get("findings")
          .valueStream()
          .map(f -> f.get("id").asString() + " " + f.get("subject").asString())
          .toList();
    }
  }

  private Verdict diagnose() {
    StringWriter out = new StringWriter();
    int exit =
        PlumblineCommand.commandLine()
            .setOut(new PrintWriter(out))
            .execute("diagnose", "--recording", folder.toString(), "--json");
    return new Verdict(exit, JsonMapper.builder().build().readTree(out.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "failed to resolve ref aws-appmesh-envoy:v1: 403 Forbidden, the execution role may not",
    "ref pull has been retried 5 time(s): dial tcp 52.216.1.1:443: i/o timeout, no way",
  })
  void anAppMeshImageThatCannotBePulledIsNamedWithItsCause(String reason, String cause)
      throws Exception {
    recording("appmesh-healthy");
    for (String file : List.of("envoy-ready.txt", "envoy-server_info.json", "envoy-log.txt")) {
      Files.delete(folder.resolve(file));
    }
    for (String file : STATS) {
      Files.delete(folder.resolve(file));
    }
    Files.writeString(folder.resolve("docker-ps.txt"), "");
    replace("ecs-task.json", "\"lastStatus\": \"RUNNING\"", "\"lastStatus\": \"STOPPED\"");
    replace(
        "ecs-task.json",
        "\"name\": \"envoy\",",
        "\"name\": \"envoy\", \"reason\": \"CannotPullContainerError: " + reason + "\",");

    assertThat(diagnose().faults()).contains("envoy-image-pull-denied envoy");
    assertThat(diagnose().json().toString()).contains(cause);
    assertThat(diagnose().exit()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"6, does not resolve", "7, refused", "28, no answer", "35, TLS fails"})
  void aManagementServerThatCannotBeConnectedIsNamedWithTheStage(int curl, String stage)
      throws Exception {
    disconnected(14);
    Files.writeString(
        folder.resolve("ems-probe.txt"), "* Host " + SERVER + "\ncurl: (" + curl + ") failed\n");

    assertThat(diagnose().faults()).containsExactly("envoy-ems-unreachable " + SERVER);
    assertThat(diagnose().json().toString()).contains(stage);
  }

  @ParameterizedTest
  @CsvSource({
    "3, envoy-ems-refused " + WEB,
    "4, envoy-ems-unreachable " + SERVER,
    "7, envoy-ems-not-authorized " + WEB,
    "8, envoy-ems-refused " + WEB,
    "14, envoy-ems-unreachable " + SERVER,
    "16, envoy-ems-unauthenticated " + WEB,
  })
  void eachGrpcCodeOfTheStreamHasItsFinding(int code, String finding) throws Exception {
    disconnected(code);

    assertThat(diagnose().faults()).containsExactly(finding);
  }

  @Test
  void aPrivilegedPortIsNamedThoughTheProxyIsLive() throws Exception {
    recording("appmesh-privileged-port");

    assertThat(diagnose().faults())
        .first()
        .isEqualTo("envoy-privileged-port-bind lds_ingress_0.0.0.0_80");
    assertThat(Files.readString(folder.resolve("envoy-ready.txt"))).startsWith("LIVE");
  }

  @ParameterizedTest
  @CsvSource({
    "LIVE, '', 0",
    "DRAINING, envoy-draining envoy, 0",
    "PRE_INITIALIZING, envoy-not-ready envoy, 1",
    "INITIALIZING, envoy-not-ready envoy, 1",
  })
  void eachHealthStateHasItsVerdict(String state, String finding, int exit) throws Exception {
    recording("appmesh-healthy");
    Files.writeString(folder.resolve("envoy-ready.txt"), state + "\n");
    replace("envoy-server_info.json", "\"LIVE\"", "\"" + state + "\"");
    for (String file : STATS) {
      replace(file, "server.state: 0\n", "");
    }

    assertThat(diagnose().faults()).isEqualTo(finding.isEmpty() ? List.of() : List.of(finding));
    assertThat(diagnose().exit()).isEqualTo(exit);
  }

  @Test
  void afterItsEndAppMeshIsNamedFirst() throws Exception {
    recording("appmesh-retired");

    assertThat(diagnose().faults())
        .containsExactly("envoy-appmesh-retired " + WEB, "envoy-ems-unreachable " + SERVER);
  }
}
