package dev.plumbline.connect.sshconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.connect.LocalEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases recorded from {@code ssh -G} and {@code ssh -v} of OpenSSH 9.2. */
class SshConfigVectorTest {
  private static final Path CASES = Path.of("src/test/resources/ssh-config");

  @TempDir Path home;

  static Stream<Path> cases() throws Exception {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void resolvesAsOpenSsh(Path file) throws Exception {
    JsonNode test = JsonMapper.shared().readTree(file.toFile());
    for (Map.Entry<String, JsonNode> entry : test.get("files").properties()) {
      Path target = home.resolve(".ssh").resolve(entry.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, text(entry.getValue()));
    }
    JsonNode commandLine = test.path("command_line");
    ResolvedHost host =
        SshConfig.read(environment(test.get("local")))
            .resolve(
                test.get("host").asString(),
                commandLine.has("user")
                    ? Optional.of(commandLine.get("user").asString())
                    : Optional.empty(),
                OptionalInt.empty());
    Map<String, Object> printed = host.asPrinted();
    for (Map.Entry<String, JsonNode> entry : test.get("expected").properties()) {
      Object actual =
          entry.getKey().equals("identity_files_tried")
              ? host.identityFiles().stream().map(Path::toString).toList()
              : printed.get(entry.getKey());
      assertThat(actual).as(entry.getKey()).isEqualTo(expected(entry.getValue()));
    }
    importer(test.path("importer"), host);
  }

  private static void importer(JsonNode importer, ResolvedHost host) {
    if (importer.has("warn")) {
      assertThat(host.problems())
          .extracting(ConfigProblem::code)
          .contains(importer.get("warn").asString());
    }
    if (importer.path("transport").asString("").equals("ssm")) {
      assertThat(host.route())
          .isInstanceOfSatisfying(
              Route.SessionManager.class,
              session -> {
                assertThat(session.target()).isEqualTo(importer.get("target").asString());
                assertThat(session.port()).isEqualTo(importer.get("port").asInt());
                assertThat(session.region()).isEmpty();
                assertThat(session.awsProfile()).isEmpty();
              });
    }
  }

  private Object expected(JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().map(this::text).toList();
    }
    return node.isNull() ? null : text(node);
  }

  private String text(JsonNode node) {
    return node.asString().replace("@HOME@", home.toString());
  }

  private LocalEnvironment environment(JsonNode local) {
    return new LocalEnvironment(
        home,
        local.get("user").asString(),
        local.get("uid").asLong(),
        local.get("host").asString(),
        Map.of(),
        home.resolve(".ssh/config"),
        Optional.empty(),
        home.resolve("plumbline"));
  }
}
