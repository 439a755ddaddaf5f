package dev.plumbline.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts run for real; pgrep, nsenter, curl and docker are stand-ins that note their words.
 */
class EnvoyProbesTest {
  @TempDir Path tools;
  private Path asked;

  @BeforeEach
  void standIns() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    asked = tools.resolve("asked");
    Files.writeString(asked, "");
    tool("nsenter", "shift 3; exec \"$@\"");
    tool("docker", "exit 1");
    tool("crictl", "exit 1");
    tool("sleep", ":");
  }

  private void tool(String name, String script) throws IOException {
    Path file = tools.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** An Envoy whose admin port gives these answers by path, the longest path first. */
  private void envoy(String port, Map<String, String> given) throws IOException {
    Map<String, String> answers = new TreeMap<>(Comparator.reverseOrder());
    answers.putAll(given);
    tool("pgrep", "echo " + ProcessHandle.current().pid());
    StringBuilder script =
        new StringBuilder("printf '%s\\n' \"$*\" >>" + asked + "\ncase \"$*\" in\n");
    answers.forEach(
        (path, text) ->
            script.append("*127.0.0.1:%s%s*) printf '%s' ;;\n".formatted(port, path, text)));
    tool("curl", script + "*) exit 7 ;;\nesac");
  }

  private record Ran(int exit, String output) {}

  private Ran run(String file) throws Exception {
    Probe probe =
        EnvoyProbes.all().stream().filter(p -> p.file().equals(file)).findFirst().orElseThrow();
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", probe.command()).redirectErrorStream(true);
    builder.environment().put("PATH", tools + ":/usr/bin:/bin");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), output);
  }

  @Test
  void withoutEnvoyNothingIsCapturedRatherThanEmpty() throws Exception {
    tool("pgrep", "exit 1");
    tool("curl", "exit 7");

    for (String file :
        List.of(
            "envoy-ready.txt",
            "envoy-stats.txt",
            "ss-ltnp.txt",
            "ems-probe.txt",
            "envoy-log.txt")) {
      assertThat(run(file)).as(file).isEqualTo(new Ran(127, ""));
    }
  }

  @Test
  void theUsualPortsAreTriedUntilOneAnswersAsEnvoyDoes() throws Exception {
    envoy("15000", Map.of("/ready", "LIVE\\n", "/server_info", "{}"));

    assertThat(run("envoy-ready.txt").output()).startsWith("LIVE");
    assertThat(run("envoy-server_info.json")).isEqualTo(new Ran(0, "{}"));
  }

  @Test
  void onlyPathsThatReadAreAskedAndOnlyByGet() throws Exception {
    envoy("9901", Map.of("/ready", "LIVE\\n", "/", "x"));
    for (Probe probe : EnvoyProbes.all()) {
      if (!probe.file().equals("envoy-log.txt") && !probe.file().equals("docker-ps.txt")) {
        run(probe.file());
      }
    }

    assertThat(Files.readAllLines(asked))
        .isNotEmpty()
        .allSatisfy(
            words ->
                assertThat(words)
                    .doesNotContain("POST", "-X", "-d ")
                    .containsPattern(
                        "127\\.0\\.0\\.1:9901/(ready|server_info|stats\\?filter=.*|clusters"
                            + "(\\?format=json)?|listeners\\?format=json"
                            + "|config_dump\\?resource=dynamic_listeners|certs)$"));
  }

  @Test
  void unhealthyEndpointsAreTriedAndOnlyThose() throws Exception {
    envoy(
        "9901",
        Map.of(
            "/ready",
            "LIVE\\n",
            "/clusters",
            "cart::127.0.0.9:1::health_flags::/failed_active_hc\\n"
                + "cart::127.0.0.8:2::health_flags::healthy\\n"));
    tool("timeout", "exit 1");

    assertThat(run("tcp-endpoint-probe.txt").output()).isEqualTo("127.0.0.9:1 exit=1\n");
  }

  @Test
  void headersWithSecretsAreCutOnTheHost() throws Exception {
    tool(
        "docker",
        "case $1 in ps) echo 5b1d ;; logs) echo \"'authorization', 'Bearer canary'\";"
            + " echo 'x-amz-security-token: canary'; echo plain >&2 ;; esac");

    assertThat(run("envoy-log.txt").output()).doesNotContain("canary").contains("***", "plain");
  }

  @Test
  void containersComeFromDockerAndElsewhereFromContainerd() throws Exception {
    tool("docker", "echo \"$@\"");
    assertThat(run("docker-ps.txt").output()).startsWith("ps -a --no-trunc --format {{.ID}}");

    Files.delete(tools.resolve("docker"));
    assumeTrue(!Files.exists(Path.of("/usr/bin/docker")) && !Files.exists(Path.of("/bin/docker")));
    tool(
        "crictl",
        "case $1 in ps) echo 'CONTAINER IMAGE CREATED STATE NAME ATTEMPT POD-ID POD'; echo 'ab12  "
            + " envoyproxy/envoy:v1   3 hours ago   Exited   envoy   1   77   web-0' ;; inspect)"
            + " echo '    \"exitCode\": 137,' ;; esac");
    assertThat(run("docker-ps.txt").output())
        .isEqualTo("ab12\tenvoyproxy/envoy:v1\tenvoy\tExited (137)\n");
  }
}
