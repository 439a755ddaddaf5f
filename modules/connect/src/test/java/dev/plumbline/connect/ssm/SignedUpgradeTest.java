package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SignedUpgradeTest {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyyMMdd'T'HHmmss'Z'")
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  @ParameterizedTest
  @ValueSource(strings = {"01-plain", "02-session-token", "03-cell-number"})
  void theUpgradeIsSignedAsTheOriginalSignsIt(String name) throws IOException {
    JsonNode vector = read(name).path("fields");
    String url = vector.path("url").asString();
    String time = vector.path("timestamp").asString();
    SigningKeys keys =
        new SigningKeys(
            vector.path("accessKeyId").asString(),
            vector.path("secretAccessKey").asString(),
            Optional.of(vector.path("sessionToken").asString()).filter(t -> !t.isEmpty()));
    assertThat(SignedUpgrade.canonical(url, time, keys))
        .isEqualTo(vector.path("canonicalRequest").asString());
    Map<String, String> expected = new HashMap<>();
    vector
        .path("headers")
        .properties()
        .forEach(e -> expected.put(e.getKey(), e.getValue().asString()));
    SignedUpgrade signer =
        new SignedUpgrade(
            vector.path("region").asString(), () -> keys, () -> Instant.from(TIME.parse(time)));
    assertThat(signer.headers(url)).isEqualTo(expected);
  }

  private static JsonNode read(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            SignedUpgradeTest.class.getResourceAsStream("sigv4-upgrade/" + name + ".json"))) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static SignedUpgrade signer() {
    return new SignedUpgrade(
        "us-east-1",
        () -> new SigningKeys("AKIDEXAMPLE", "secret", Optional.of("token")),
        Instant::now);
  }

  @Test
  void anAddressThatIsSignedItselfGetsNoHeaders() throws IOException {
    assertThat(signer().headers("wss://h/p?role=x&X-Amz-Signature=abc")).isEmpty();
  }

  @Test
  void aMalformedQueryIsAnErrorThatDoesNotShowIt() {
    assertThatThrownBy(() -> signer().headers("wss://h/p?cell-number=%zz"))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("zz");
  }

  @Test
  void keysAreInNoText() {
    assertThat(new SigningKeys("AKIDEXAMPLE", "secret", Optional.of("token")).toString())
        .doesNotContain("secret", "token");
  }
}
