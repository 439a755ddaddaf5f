package dev.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String CANARY = "canary";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http_proxy=http://me:canary@proxy:3128",
        "https_proxy: https://canary@proxy.corp.example",
        "\"SecretAccessKey\" : \"canary\",",
        "\"Token\": \"canary\"",
        "\"AccessKeyId\" : \"ASIAcanaryABCD\"",
        "X-aws-ec2-metadata-token: canary",
        "> x-aws-ec2-metadata-token:canary",
        "Authorization: Bearer canary",
        "Environment=AWS_SECRET_ACCESS_KEY=canary A=b",
        "AWS_SESSION_TOKEN=canary",
        "    token: canary",
        "  - password: canary",
        "AQAEAcanary0123456789012345678901234567890123456789==",
      })
  void aSecretIsMasked(String text) {
    assertThat(Secrets.masked(text)).contains("***").doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Got IMDSv2 token for interface ens5 from http://169.254.169.254/latest via ens5",
        "{\"dst\":\"default\",\"gateway\":\"10.0.1.1\",\"dev\":\"ens5\"}",
        "Post \"https://ssm.eu-west-1.amazonaws.com/\": dial tcp 10.0.1.200:443: i/o timeout",
        "user@host asks http://proxy:3128/",
        "EC2MetadataError: failed to get IMDSv2 token and fallback to IMDSv1 is disabled",
      })
  void whatIsNoSecretStays(String text) {
    assertThat(Secrets.masked(text)).isSameAs(text);
  }

  @Test
  void aFileIsReadAndSavedWithoutItsSecretsAndOtherwiseByteForByte() {
    byte[] bytes = "\u00fc http://me:canary@proxy\n\u00ff".getBytes(StandardCharsets.UTF_8);
    assertThat(new String(Secrets.masked(bytes), StandardCharsets.UTF_8))
        .isEqualTo("\u00fc http://***@proxy\n\u00ff");
    byte[] plain = "\u00fc".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Secrets.masked(plain)).isSameAs(plain);
    Map<String, byte[]> files = new TreeMap<>(Map.of("a.txt", bytes));
    Manifest manifest =
        new Manifest(
            "x",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            List.of(),
            List.of(),
            "");
    assertThat(Recording.of(manifest, files).text("a.txt").orElseThrow()).doesNotContain(CANARY);
  }
}
