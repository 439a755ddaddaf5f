package dev.plumbline.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SsmProbesTest {
  @TempDir Path bin;

  @BeforeAll
  static void needsAUnixShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs /bin/sh");
  }

  @Test
  void everyProbeIsValidShell() throws Exception {
    for (Probe probe : SsmProbes.ALL) {
      assertThat(run("sh", "-n", "-c", probe.command())).as(probe.file()).isEmpty();
    }
  }

  @Test
  void theEnvironmentOfTheServiceIsReducedToItsProxyWithoutThePassword() throws Exception {
    program("amazon-ssm-agent", "exit 0");
    program(
        "systemctl",
        "echo 'Environment=AWS_SECRET_ACCESS_KEY=canary1 http_proxy=http://me:canary2@proxy:3128"
            + " \"API_TOKEN=canary3 x\" no_proxy=169.254.169.254'; echo; echo 'Environment='");

    assertThat(run("sh", "-c", command("ssm-agent-proxy-env.txt")).strip())
        .isEqualTo("Environment=http_proxy=http://***@proxy:3128 no_proxy=169.254.169.254");
  }

  @Test
  void aHostWithoutAgentAnswersWithNothing() throws Exception {
    assumeTrue(Files.notExists(Path.of("/var/log/amazon/ssm")), "an agent has logged here");
    for (String file : List.of("ssm-agent-version.txt", "tcp-443-probe.txt", "tls-issuer.txt")) {
      assertThat(run("sh", "-c", command(file))).as(file).isEmpty();
    }
  }

  private static String command(String file) {
    return SsmProbes.ALL.stream()
        .filter(p -> p.file().equals(file))
        .findFirst()
        .orElseThrow()
        .command();
  }

  private void program(String name, String script) throws IOException {
    Path file = bin.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** Both outputs of a command that finds the programs of this test first. */
  private String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PATH", bin + ":/usr/bin:/bin");
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return text;
  }
}
