package dev.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
        "    client-key-data: canary==",
        "{\"users\":[{\"user\":{\"client-key-data\": \"canary\"}}]}",
        "HTTPS_PROXY=http://user:can@ary@proxy:3128",
        "HTTPS_PROXY=http://user:canary%40@proxy:3128/",
        "\"Env\": [\"DB_PASSWORD=canary with blanks canary\", \"A=b\"]",
        "DB_PASSWORD=\"canary with blanks canary\" A=b",
        "\"command\": \"env API_SECRET=\\\"canary canary\\\" run\"",
        "{\"name\": \"DB_PASSWORD\", \"value\": \"canary\"}",
        "{\"value\": \"canary\", \"name\": \"db_password\"}",
        "- name: DB_PASSWORD\n  value: canary\n",
        "\"Password\": \"canary\"",
        "\"Password\": \"a\\\"canary\"",
        "\"payload\": \"{\\\"SecretAccessKey\\\":\\\"canary\\\",\\\"Code\\\":\\\"Success\\\"}\"",
        "\"private_key\": {\n \"inline_string\": \"canary\" }",
        "\"privateKey\": {\"inlineBytes\": \"canary\"}",
        "\"generic_secret\": {\"secret\": {\"inline_string\": \"canary\"}}",
        "\"session_ticket_keys\": {\"keys\": [{\"inline_bytes\": \"canary\"}]}",
        "  private_key:\n    inline_string: canary",
        "{\"InstanceId\": \"i-1\", \"UserData\": {\"Value\": \"canary==\"}}",
        "\"UserData\": \"canary\"",
        "-----BEGIN RSA PRIVATE KEY-----\ncanary\nca/nary+canary=\n-----END RSA PRIVATE KEY-----",
        "\"inline_string\": \"-----BEGIN PRIVATE KEY-----\\ncanary\\n-----END PRIVATE KEY-----\"",
        "-----BEGIN PRIVATE KEY-----\ncanary\ncut",
        "\"auths\": {\"registry\": {\"auth\": \"canary0123456789==\"}}",
        "x-amz-security-token: canary",
        "{\"key\": \"authorization\", \"value\": \"Bearer canary\"}",
        "failed: bearer canary0123456789 rejected",
        "GET /layer?X-Amz-Signature=canary&X-Amz-Security-Token=canary HTTP/1.1",
        "/usr/bin/agent --token canary --name x",
        "curl --proxy-user me:canary http://x",
        "jdbc:x;user=a;password=canary",
        "aws_secret_access_key = canary",
        "\"PreSharedKey\": \"canary\"",
        "\"CustomerGatewayConfiguration\": \"<x>canary</x>\"",
        "  <pre_shared_key>canary</pre_shared_key>",
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
        "failed to refresh token: RequestError: send request failed",
        "secret=\"kube-system/aws-node-token\" not registered",
        "AWS_WEB_IDENTITY_TOKEN_FILE=/var/run/secrets/eks.amazonaws.com/serviceaccount/token",
        "\"HttpTokens\": \"required\", \"NextToken\": \"abc\"",
        "{\"name\": \"APPMESH_VIRTUAL_NODE_NAME\", \"value\": \"mesh/m/virtualNode/n\"}",
        "\"certificate_chain\": {\"inline_string\": \"-----BEGIN CERTIFICATE-----\"}",
        "bearer token is missing; X-aws-ec2-metadata-token-ttl-seconds: 60",
        "--token-ttl 60 --user root",
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
    Manifest manifest = Manifest.named("x");
    assertThat(Recording.of(manifest, files).text("a.txt").orElseThrow()).doesNotContain(CANARY);
  }

  @Test
  void whatSurroundsASecretStaysAndSoDoesTheNumberOfLines() {
    assertThat(Secrets.masked("{\"a\": \"{\\\"Token\\\":\\\"x\\\",\\\"b\\\":1}\"}"))
        .isEqualTo("{\"a\": \"{\\\"Token\\\":\\\"***\\\",\\\"b\\\":1}\"}");
    assertThat(Secrets.masked("env API_SECRET=\\\"x y\\\" run\""))
        .isEqualTo("env API_SECRET=***\\\" run\"");
    assertThat(Secrets.masked("\"A_TOKEN=x y\", \"B=c\"")).isEqualTo("\"A_TOKEN=***\", \"B=c\"");
    assertThat(Secrets.masked("-----BEGIN PRIVATE KEY-----\nMII\nx\n-----END PRIVATE KEY-----\nb"))
        .hasLineCount(5)
        .endsWith("-----END PRIVATE KEY-----\nb");
  }

  @Test
  void aFileInUtf16IsSavedWithoutItsSecrets() {
    byte[] bytes = "\ufeffA_PASSWORD=canary\r\nb".getBytes(StandardCharsets.UTF_16LE);
    assertThat(new String(Secrets.masked(bytes), StandardCharsets.UTF_16LE))
        .isEqualTo("\ufeffA_PASSWORD=***\r\nb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.", "SECRET", "\n", "\"Token\":\"\\a", "password: \n", "://", "eyJ", "name: "})
  @Timeout(60)
  void hostileTextIsReadInTimeThatGrowsWithItsLength(String part) {
    String text = "password: SECRET token:" + part.repeat(2_000_000 / part.length());
    assertThat(Secrets.masked(text)).isNotEmpty();
  }
}
