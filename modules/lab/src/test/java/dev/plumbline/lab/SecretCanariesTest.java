package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.collect.Capture;
import dev.plumbline.collect.CaptureProgress;
import dev.plumbline.collect.Probes;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Secrets planted in what an instance answers: whatever it says, none becomes part of a capture.
 */
class SecretCanariesTest {
  private static final List<String> CANARIES =
      List.of(
          "canaryProxyPassword",
          "canaryRoleSecretKey",
          "canaryRoleSessionToken",
          "canaryEnvironmentSecret",
          "canaryMetadataToken");

  private static final String LOG = "var-log-amazon-ssm-amazon-ssm-agent.log";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Recording planted(Recording shipped) {
    String log = shipped.text(LOG).orElseThrow();
    return shipped
        .with(
            LOG,
            bytes(
                log
                    + "2026-11-21 03:34:53.0000 INFO http_proxy:"
                    + " http://me:canaryProxyPassword@p:1\n"
                    + "2026-11-21 03:34:53.0001 ERROR PUT failed, X-aws-ec2-metadata-token:"
                    + " canaryMetadataToken\n"))
        .with(
            "ssm-agent-proxy-env.txt",
            bytes(
                "Environment=http_proxy=http://me:canaryProxyPassword@p:1"
                    + " API_SECRET=canaryEnvironmentSecret\n"))
        .with(
            "ssm-identity-config.json",
            bytes(
                "{\"IdentityType\":\"EC2\", \"SecretAccessKey\" : \"canaryRoleSecretKey\","
                    + " \"Token\" : \"canaryRoleSessionToken\"}"));
  }

  @Test
  void noSecretOfTheInstanceIsCaptured() throws Exception {
    Scenario scenario = PracticeLab.find("ssm-healthy").orElseThrow();
    Recording answers = planted(scenario.recording());
    Recording captured;
    try (LabServer lab = LabServer.start(scenario, answers, 0);
        MinaShell shell = new MinaShell(lab)) {
      captured =
          Capture.run(shell, Probes.wholeHost(), CaptureProgress.silent(), Cancellation.none());
    }

    assertThat(captured.files()).contains(LOG, "ssm-agent-proxy-env.txt");
    for (String file : captured.files()) {
      String text = new String(captured.bytes(file).orElseThrow(), StandardCharsets.UTF_8);
      assertThat(text).as(file).doesNotContain(CANARIES);
    }
    assertThat(captured.text(LOG).orElseThrow()).contains("http_proxy: http://***@p:1");
  }
}
