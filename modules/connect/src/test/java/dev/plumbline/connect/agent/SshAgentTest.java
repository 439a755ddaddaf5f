package dev.plumbline.connect.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Frames recorded from the ssh-agent of OpenSSH 9.2. */
class SshAgentTest {
  private static final HexFormat HEX = HexFormat.of();

  @TempDir Path folder;

  static Stream<JsonNode> frames() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/ssh-agent"))) {
      return files.sorted().toList().stream().map(f -> JsonMapper.shared().readTree(f.toFile()));
    }
  }

  @ParameterizedTest
  @MethodSource("frames")
  void talksAsOpenSshsAgentDoes(JsonNode frame) throws Exception {
    Path socket = folder.resolve("agent");
    Map<String, String> answers =
        Map.of(frame.get("requestHex").asString(), frame.get("responseHex").asString());
    try (FakeAgent agent = new FakeAgent(socket, answers)) {
      assertThat(agent).isNotNull();
      SshAgent ours = new SshAgent(socket);
      if (frame.get("requestType").asInt() == AgentFrames.LIST) {
        assertThat(ours.keys()).extracting(AgentKey::type).isEqualTo(texts(frame, "type"));
        assertThat(ours.keys()).extracting(AgentKey::comment).isEqualTo(texts(frame, "comment"));
        assertThat(ours.keys())
            .extracting(key -> HEX.formatHex(key.blob()))
            .isEqualTo(texts(frame, "blobHex"));
      } else {
        Optional<byte[]> signature = sign(ours, frame);
        String expected = frame.get("responseHex").asString();
        assertThat(signature.map(HEX::formatHex))
            .isEqualTo(
                frame.get("responseType").asInt() == AgentFrames.FAILURE
                    ? Optional.empty()
                    : Optional.of(expected.substring(18)));
      }
    }
  }

  @Test
  void aFrameThatIsCutShortIsNamed() {
    assertThatThrownBy(() -> AgentFrames.keys(HEX.parseHex("0c0000000200000033")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cut short");
  }

  @Test
  void anAbsentAgentIsAnError() {
    assertThatThrownBy(() -> new SshAgent(folder.resolve("absent")).keys())
        .isInstanceOf(IOException.class);
  }

  /** The request is rebuilt from its parts, so that a wrong byte finds no answer. */
  private static Optional<byte[]> sign(SshAgent agent, JsonNode frame) throws IOException {
    if (frame.has("blobHex")) {
      return agent.sign(
          HEX.parseHex(frame.get("blobHex").asString()),
          HEX.parseHex(frame.get("signedDataHex").asString()),
          frame.get("flags").asInt());
    }
    byte[] request = HEX.parseHex(frame.get("requestHex").asString());
    ByteBuffer in = ByteBuffer.wrap(request, 5, request.length - 5);
    byte[] blob = new byte[in.getInt()];
    in.get(blob);
    byte[] data = new byte[in.getInt()];
    in.get(data);
    return agent.sign(blob, data, in.getInt());
  }

  private static List<String> texts(JsonNode frame, String field) {
    return frame.get("identities").valueStream().map(i -> i.get(field).asString()).toList();
  }
}
